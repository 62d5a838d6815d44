package io.github.camellinq.route;

import org.apache.camel.CamelContext;

/** Looks for Micrometer before a class that needs it is loaded. */
final class Micrometer {
    private Micrometer() {}

    /** The meters of a context. They do nothing when it has no Micrometer, or no registry of it. */
    static Meters meters(CamelContext context) {
        try {
            Class.forName("io.micrometer.core.instrument.MeterRegistry", false, Micrometer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            // An application without Micrometer wants no meters.
            return Meters.NONE;
        }
        return MicrometerMeters.of(context);
    }
}
