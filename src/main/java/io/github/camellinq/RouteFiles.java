package io.github.camellinq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The route files that {@code run} loads.
 *
 * @param files as Camel's resource loader names them, the beans first
 * @param settings where the settings beside them are, as Camel's properties component names it
 */
record RouteFiles(List<String> files, String settings) {
    private static final String SUFFIX = ".camel.yaml";

    /** The routes in the jar, named one by one: a pattern would not find them in every kind of jar. */
    private static final List<String> PACKED =
            List.of("beans", "watch-folder", "deliver", "send-message", "dead-letter");

    /** The routes in a folder, or those of the jar where the folder is not there or has none. */
    static RouteFiles in(Path folder) throws IOException {
        List<String> own = Files.isDirectory(folder) ? list(folder) : List.of();
        if (own.isEmpty()) {
            return new RouteFiles(
                    PACKED.stream()
                            .map(name -> "classpath:camel-linq/routes/" + name + SUFFIX)
                            .toList(),
                    "file:application.properties;optional=true");
        }
        return new RouteFiles(own, "file:" + folder.resolve("application.properties") + ";optional=true");
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b))
                    .map(file -> "file:" + file)
                    .toList();
        }
    }

    /** Beans that come after a route that was loaded would be made twice. */
    private static int rank(Path file) {
        return file.getFileName().toString().startsWith("beans") ? 0 : 1;
    }

    /** The stems of the routes in the jar. */
    static List<String> packed() {
        return PACKED;
    }

    String includePattern() {
        return String.join(",", files);
    }
}
