package io.github.camellinq.route;

import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.Stage;
import java.time.Duration;

/**
 * Counts and times what happens to deliveries. Meters say nothing about a single file or recipient; their tags have few values.
 */
interface Meters {

    /** For an application without Micrometer, or without a registry of it. */
    Meters NONE = new Meters() {};

    /** A message was accepted, this long after its visit began. */
    default void sent(Duration took) {}

    /** A delivery was set aside. */
    default void dead(Reason reason) {}

    /** A visit left its item where it is. */
    default void postponed(Stage stage, String reason) {}

    /** A step succeeded: {@code describe}, {@code upload} or {@code send}. */
    default void step(String step, Duration took) {}

    /** Begins to show how things stand. */
    default void show(LinqService service) {}

    /** Stops showing how things stand. What was counted stays. */
    default void close() {}
}
