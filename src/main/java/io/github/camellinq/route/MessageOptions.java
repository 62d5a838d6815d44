package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.MessageContent;
import io.github.camellinq.api.MessageEffect;
import io.github.camellinq.api.Reason;
import io.github.camellinq.api.ReplyTo;
import io.github.camellinq.settings.Handles;
import io.github.camellinq.settings.Handles.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the options of a message other than its text, in the same words for headers, metadata and sidecars. */
final class MessageOptions {
    private static final Pattern PART = Pattern.compile("[0-9]{1,2}");

    private MessageOptions() {}

    /**
     * An effect by its name; null for null.
     *
     * @param source what names it, for the fault
     * @throws LinqRejectedException {@code bad-instructions}, when there is no effect of this name
     */
    static MessageEffect effect(String source, String name) {
        return name == null
                ? null
                : MessageEffect.named(name).orElseThrow(() -> none(source, name, MessageEffect.NAMES));
    }

    /**
     * A message by its UUID, followed by a slash and the number of the part when it is not the first; null for null.
     *
     * @throws LinqRejectedException as in {@link #effect}
     */
    static ReplyTo replyTo(String source, String words) {
        if (words == null) {
            return null;
        }
        String[] halves = words.split("/", 2);
        boolean hasPart = halves.length > 1;
        if (Handles.kindOf(halves[0]) != Kind.CHAT
                || hasPart && !PART.matcher(halves[1]).matches()) {
            throw wrong(source, words, "a message's UUID is needed, or UUID/1 for its second part");
        }
        return new ReplyTo(halves[0], hasPart ? Integer.valueOf(halves[1]) : null);
    }

    /**
     * A service by its name; null for null.
     *
     * @throws LinqRejectedException as in {@link #effect}
     */
    static String service(String source, String name) {
        if (name != null && !MessageContent.SERVICES.contains(name)) {
            throw none(source, name, MessageContent.SERVICES);
        }
        return name;
    }

    /**
     * True or false; null for null.
     *
     * @throws LinqRejectedException as in {@link #effect}
     */
    static Boolean flag(String source, String word) {
        if (word != null && !word.equals("true") && !word.equals("false")) {
            throw none(source, word, List.of("true", "false"));
        }
        return word == null ? null : Boolean.valueOf(word);
    }

    private static LinqRejectedException none(String source, String word, List<String> allowed) {
        return wrong(source, word, "one of " + String.join(", ", allowed) + " is needed");
    }

    private static LinqRejectedException wrong(String source, String word, String needed) {
        return new LinqRejectedException(Reason.BAD_INSTRUCTIONS, source + " is '" + word + "': " + needed);
    }
}
