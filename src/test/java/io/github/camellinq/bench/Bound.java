package io.github.camellinq.bench;

import java.util.OptionalDouble;

/**
 * A number that a figure is held against.
 *
 * @param value the number, or a share of what another subject reached in the same run
 * @param of that subject; null for a number that stands alone
 */
record Bound(double value, Subject of) {

    static Bound at(double value) {
        return new Bound(value, null);
    }

    static Bound share(double value, Subject of) {
        return new Bound(value, of);
    }

    /** The number in a run; empty when the other subject was not measured. */
    OptionalDouble in(Results results, Figure figure) {
        if (of == null) {
            return OptionalDouble.of(value);
        }
        OptionalDouble other = results.median(figure, of);
        return other.isPresent() ? OptionalDouble.of(value * other.getAsDouble()) : other;
    }

    String words(Results results, Figure figure) {
        OptionalDouble number = in(results, figure);
        String shown = number.isPresent() ? figure.shown(number.getAsDouble()) : "";
        if (of == null) {
            return shown;
        }
        return (shown + " (" + (value == 1 ? "" : value + " of ") + of.label() + ")").strip();
    }
}
