package io.github.camellinq.api;

import java.util.Locale;

/** Why a file cannot be delivered. The words stay the same from release to release. */
public enum Reason {
    EMPTY("the file has been empty for a minute"),
    TOO_LARGE("the file has more than 104,857,600 bytes"),
    BAD_NAME("the file name is empty, has more than 255 characters, or contains characters that no name may have"),
    UNSUPPORTED_TYPE("Linq does not take this media type"),
    EXECUTABLE("the file is a program or a script, whatever its name"),
    NO_RECIPIENT("no recipient is named"),
    BAD_RECIPIENT("the named recipient is invalid or unknown"),
    BAD_INSTRUCTIONS("its sidecar, its metadata or its headers ask for something that camel-linq does not know"),
    FIRST_MESSAGE_LINK("the first message to a new chat must not contain a link"),
    OPTED_OUT("the recipient has opted out of messages; final"),
    BLOCKED("messages to the recipient are blocked; final"),
    REJECTED("Linq refused it; the report has Linq's answer"),
    MAYBE_SENT(
            "the answer to a voice memo was lost, and Linq cannot be asked for it: listen in the chat, and replay the memo if it is not there"),
    ATTEMPTS_EXHAUSTED("it failed again and again while other files succeeded");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    /** The word for the reason in reports and commands, such as {@code unsupported-type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the word means, for people. */
    public String meaning() {
        return meaning;
    }
}
