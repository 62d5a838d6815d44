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
 * @param leftOut files of the folder that look like routes and are named otherwise
 */
record RouteFiles(List<String> files, String settings, List<Path> leftOut) {
    static final String SUFFIX = ".camel.yaml";

    private static final String SETTINGS = "application.properties";

    /** The routes in the jar, named one by one: a pattern would not find them in every kind of jar. */
    private static final List<String> PACKED =
            List.of("beans", "watch-folder", "watch-bucket", "deliver", "send-message", "dead-letter");

    /** The routes in a folder, or those of the jar where the folder is not there or has none. */
    static RouteFiles in(Path folder) throws IOException {
        List<Path> yaml = Files.isDirectory(folder) ? yaml(folder) : List.of();
        List<String> own = yaml.stream()
                .filter(RouteFiles::isRoute)
                .sorted((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b))
                .map(file -> "file:" + file)
                .toList();
        List<String> packed = PACKED.stream()
                .map(name -> "classpath:camel-linq/routes/" + name + SUFFIX)
                .toList();
        Path beside = folder.resolve(SETTINGS);
        return new RouteFiles(
                own.isEmpty() ? packed : own,
                "file:" + (Files.exists(beside) ? beside : Path.of(SETTINGS)) + ";optional=true",
                yaml.stream().filter(file -> !isRoute(file)).toList());
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).toList();
        }
    }

    private static boolean isRoute(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
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
