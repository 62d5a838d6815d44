package io.github.camellinq.route;

import java.util.Collection;
import org.apache.camel.CamelContext;

/** Asks for Spring before a class that needs it is loaded. */
final class Spring {
    private Spring() {}

    /** See {@link SpringSettings#survey}; does nothing in an application without Spring. */
    static void survey(CamelContext context, Collection<String> given, Collection<String> variables) {
        try {
            Class.forName("org.springframework.core.env.ConfigurableEnvironment", false, Spring.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            // An application without Spring has all its settings in Camel's properties.
            return;
        }
        SpringSettings.survey(context, given, variables);
    }
}
