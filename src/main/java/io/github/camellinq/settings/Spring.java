package io.github.camellinq.settings;

import java.util.Collection;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Looks for Spring before a class that needs it is loaded. */
public final class Spring {
    private Spring() {}

    /** See {@link SpringSettings#survey}; does nothing in an application without Spring. */
    static void survey(CamelContext context, Collection<String> given, Collection<String> variables) {
        if (isThere()) {
            SpringSettings.survey(context, given, variables);
        }
    }

    /** See {@link SpringSettings#list}; empty in an application without Spring. */
    public static Optional<String> list(CamelContext context, String key) {
        return isThere() ? SpringSettings.list(context, key) : Optional.empty();
    }

    /** An application without Spring has all its settings in Camel's properties. */
    private static boolean isThere() {
        try {
            Class.forName("org.springframework.core.env.ConfigurableEnvironment", false, Spring.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
