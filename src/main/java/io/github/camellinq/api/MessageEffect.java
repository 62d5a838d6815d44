package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The iMessage effect of a message ("MessageEffects"): a screen effect or a bubble effect.
 *
 * @param screenEffect an effect that fills the screen; null for a bubble effect
 * @param bubbleEffect an effect on the message's bubble; null for a screen effect
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

    /** The names of all effects; each occurs once. */
    public static final List<String> NAMES =
            Stream.concat(SCREEN.stream(), BUBBLE.stream()).toList();

    /** The effect with this name; empty when there is none. */
    public static Optional<MessageEffect> named(String name) {
        if (SCREEN.contains(name)) {
            return Optional.of(new MessageEffect(name, null));
        }
        return BUBBLE.contains(name) ? Optional.of(new MessageEffect(null, name)) : Optional.empty();
    }
}
