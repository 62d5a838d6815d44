package io.github.camellinq.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/**
 * What a setting takes: the words for it, which appear in the tables and in the fault of a wrong value, and the limits that these
 * words state.
 *
 * @param words a noun with its article and unit, such as {@code a whole number from 1 to 256}
 * @param least the smallest number, or the shortest time in milliseconds; 0 for anything else
 * @param most the largest number; 0 for anything else
 * @param choices the only words that are allowed; empty when others are too
 * @param form what a word must match; null when other code checks the value
 */
record Allowed(String words, long least, long most, List<String> choices, Pattern form) {

    /** Anything; other code checks the value. */
    static Allowed any(String words) {
        return new Allowed(words, 0, 0, List.of(), null);
    }

    /** A word of the given form. */
    static Allowed matching(String form, String words) {
        return new Allowed(words, 0, 0, List.of(), Pattern.compile(form));
    }

    /** One of the given words. */
    static Allowed oneOf(String... choices) {
        List<String> words = List.of(choices);
        String last = words.get(words.size() - 1);
        String all = String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
        return new Allowed(all, 0, 0, words, null);
    }

    /** A whole number within limits. */
    static Allowed number(long least, long most) {
        return new Allowed("a whole number from " + least + " to " + most, least, most, List.of(), null);
    }

    /** A time of at least this length, which is written as in a setting's value. */
    static Allowed time(String least) {
        return new Allowed("a time of at least " + least, TimeUtils.toMilliSeconds(least), 0, List.of(), null);
    }

    /** A time of at least this length, or one word that stands for none. */
    static Allowed timeOr(String word, String least) {
        Allowed time = time(least);
        return new Allowed(word + ", or " + time.words, time.least, 0, List.of(word), null);
    }

    /** The shortest time. */
    Duration shortest() {
        return Duration.ofMillis(least);
    }
}
