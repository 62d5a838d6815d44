package io.github.camellinq.settings;

import java.util.Arrays;
import java.util.List;

/** The routes of this jar that {@code linq.routes} may name. */
public final class RouteNames {

    /** All of them, in the order in which they are loaded. */
    public static final List<String> ALL =
            List.of("watch-folder", "watch-bucket", "deliver", "send-message", "dead-letter");

    private RouteNames() {}

    /** The names in a comma-separated list, without those that are empty. */
    public static List<String> split(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Those of a comma-separated list that name no route of this jar. */
    public static List<String> unknown(String names) {
        return split(names).stream().filter(name -> !ALL.contains(name)).toList();
    }
}
