package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The iMessage effect of a message ("MessageEffects"): one of the two.
 *
 * @param screenEffect fills the screen; null where it is the other
 * @param bubbleEffect moves the message's bubble; null where it is the other
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageEffect(String screenEffect, String bubbleEffect) {

    /** The names of {@code screen_effect}. */
    public static final List<String> SCREEN = List.of(
            "confetti",
            "fireworks",
            "lasers",
            "sparkles",
            "celebration",
            "hearts",
            "love",
            "balloons",
            "happy_birthday",
            "echo",
            "spotlight");

    /** The names of {@code bubble_effect}. */
    public static final List<String> BUBBLE = List.of("slam", "loud", "gentle", "invisible");

    /** All names; no two are alike. */
    public static final List<String> NAMES =
            Stream.concat(SCREEN.stream(), BUBBLE.stream()).toList();

    /** The effect of a name; empty when there is none. */
    public static Optional<MessageEffect> named(String name) {
        if (SCREEN.contains(name)) {
            return Optional.of(new MessageEffect(name, null));
        }
        return BUBBLE.contains(name) ? Optional.of(new MessageEffect(null, name)) : Optional.empty();
    }
}
