package io.github.camellinq.api;

import java.util.Locale;

/** Why a file cannot be delivered, in words that stay the same from release to release. */
public enum Reason {
    EMPTY("it has no bytes, and had none for a minute"),
    TOO_LARGE("it has more than 104,857,600 bytes"),
    BAD_NAME("its name has no or more than 255 characters, or some that no name should have"),
    UNSUPPORTED_TYPE("Linq does not take this media type"),
    EXECUTABLE("it is a program or a script, whatever its name"),
    NO_RECIPIENT("nobody is named"),
    BAD_RECIPIENT("who is named is nobody"),
    BAD_INSTRUCTIONS("what its sidecar, its metadata or its headers ask for is not understood"),
    FIRST_MESSAGE_LINK("the first message to a new chat may hold no link"),
    OPTED_OUT("the recipient does not want messages; final"),
    BLOCKED("the recipient may not be written to; final"),
    REJECTED("Linq refused it; the report says how"),
    MAYBE_SENT(
            "a voice memo whose answer was lost, which nobody can ask for: listen in the chat, and replay it if it is not there"),
    ATTEMPTS_EXHAUSTED("it failed again and again while others succeeded");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    /** The word as it stands in reports and commands, for example {@code unsupported-type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the word means, for people. */
    public String meaning() {
        return meaning;
    }
}
