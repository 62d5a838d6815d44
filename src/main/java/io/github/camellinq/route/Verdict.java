package io.github.camellinq.route;

import java.time.Instant;

/**
 * How a visit to an item would end.
 *
 * @param source where the item lies
 * @param fate what would happen to it
 * @param recipient who would get it; null when nobody is named
 * @param parcel what would be sent; null when nothing would
 * @param until when it may be visited; null when that is now or unknown
 * @param why in words: the dead letter's reason, what it waits for, or how it was sent before; null when it would be sent
 */
public record Verdict(String source, Fate fate, String recipient, Parcel parcel, Instant until, String why) {

    /** What happens to an item. */
    public enum Fate {
        /** Its message is sent. */
        SENT,
        /** It becomes a dead letter. */
        SET_ASIDE,
        /** It was sent before and is put away. */
        PUT_AWAY,
        /** It stays where it is for now. */
        WAITS,
        /** It stays where it is for good. */
        NEVER_TAKEN
    }

    /**
     * A file as it would be sent.
     *
     * @param line the sending line; null when the chat says which it is
     * @param text what goes before the file; null for nothing
     * @param bytes its size
     * @param uploaded whether its bytes are already at Linq
     */
    public record Parcel(String line, String text, String mediaType, long bytes, boolean uploaded) {}

    static Verdict waits(Item item, String recipient, Instant until, String why) {
        return new Verdict(item.source(), Fate.WAITS, recipient, null, until, why);
    }
}
