package io.github.camellinq.route;

import java.time.Instant;

/**
 * What a visit to an item would end in.
 *
 * @param source where the item lies
 * @param fate what would become of it
 * @param recipient who would get it; null where nobody is named
 * @param parcel what would be sent; null unless something would
 * @param until when it may be visited; null where that is now or not known
 * @param why why not, in words: the dead letter's reason, or what it waits for; null where it would be sent
 */
public record Verdict(String source, Fate fate, String recipient, Parcel parcel, Instant until, String why) {

    /** What becomes of an item. */
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
     * @param line who sends; null where the chat says it
     * @param text what goes before the file; null for nothing
     * @param bytes its size
     * @param uploaded whether its bytes are at Linq already
     */
    public record Parcel(String line, String text, String mediaType, long bytes, boolean uploaded) {}

    static Verdict waits(Item item, String recipient, Instant until, String why) {
        return new Verdict(item.source(), Fate.WAITS, recipient, null, until, why);
    }
}
