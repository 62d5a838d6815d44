package io.github.camellinq.api;

import java.util.Locale;

/** Why a file cannot be delivered, in words that stay the same from release to release. */
public enum Reason {
    EMPTY,
    TOO_LARGE,
    BAD_NAME,
    UNSUPPORTED_TYPE,
    EXECUTABLE,
    NO_RECIPIENT,
    BAD_RECIPIENT,
    FIRST_MESSAGE_LINK,
    OPTED_OUT,
    BLOCKED,
    REJECTED,
    ATTEMPTS_EXHAUSTED;

    /** The word as it stands in reports and commands, for example {@code unsupported-type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
