package io.github.camellinq.route;

import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.Stage;
import java.time.Duration;

/** Counts and times what becomes of deliveries. Nothing is told of a file or a recipient, only words that are few. */
interface Meters {

    /** For an application without Micrometer, or without a registry of it. */
    Meters NONE = new Meters() {};

    /** A message was accepted, so long after its visit began. */
    default void sent(Duration took) {}

    /** A delivery was set aside. */
    default void dead(Reason reason) {}

    /** A visit left its item where it is. */
    default void postponed(Stage stage, String reason) {}

    /** A step succeeded: {@code describe}, {@code upload} or {@code send}. */
    default void step(String step, Duration took) {}

    /** Shows how things stand from now on. */
    default void show(LinqService service) {}

    /** Shows nothing any more; what was counted stays. */
    default void close() {}
}
