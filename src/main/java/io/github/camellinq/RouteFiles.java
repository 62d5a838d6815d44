package io.github.camellinq;

import io.github.camellinq.route.PackedRoutes;
import io.github.camellinq.route.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * The route files that {@code run} loads.
 *
 * @param files the folder's, as Camel's resource loader names them, the beans first; none where the packed routes run
 * @param settings where the settings beside them are, as Camel's properties component names it
 * @param leftOut files of the folder that look like routes and are named otherwise
 */
record RouteFiles(List<String> files, String settings, List<Path> leftOut) {
    static final String SUFFIX = ".camel.yaml";

    private static final String SETTINGS = "application.properties";
    private static final String FILE = "file:";
    private static final String OPTIONAL = ";optional=true";

    /** The routes in a folder, or those of the jar where the folder is not there or has none. */
    static RouteFiles in(Path folder) throws IOException {
        List<Path> yaml = Files.isDirectory(folder) ? yaml(folder) : List.of();
        List<String> own = yaml.stream()
                .filter(RouteFiles::isRoute)
                .sorted((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b))
                .map(file -> FILE + file)
                .toList();
        Path beside = folder.resolve(SETTINGS);
        return new RouteFiles(
                own,
                FILE + (Files.exists(beside) ? beside : Path.of(SETTINGS)) + OPTIONAL,
                yaml.stream().filter(file -> !isRoute(file)).toList());
    }

    /** Without the dot names in which editors keep their drafts and locks. */
    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
                    .toList();
        }
    }

    private static boolean isRoute(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Beans that come after a route that was loaded would be made twice. */
    private static int rank(Path file) {
        return file.getFileName().toString().startsWith("beans") ? 0 : 1;
    }

    /**
     * What the route files say, and the packed ones that run with them, by their names, in the order in which they are loaded.
     *
     * @param packed what {@code linq.routes} says; null for nothing
     * @param unreadable is told the file and why
     */
    Map<String, String> texts(String packed, BiConsumer<String, IOException> unreadable) {
        List<String> names = new ArrayList<>();
        if (packed != null && !packed.isBlank()) {
            names.add(PackedRoutes.files().get(0));
            names.addAll(List.of(packed.strip().split("\\s*,\\s*")));
        } else if (files.isEmpty()) {
            names.addAll(PackedRoutes.files());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String stem : new LinkedHashSet<>(names)) {
            // A name that is none is a wrong setting, and told as that.
            if (PackedRoutes.files().contains(stem)) {
                texts.put(PackedRoutes.location(stem), PackedRoutes.text(stem));
            }
        }
        for (String file : files) {
            Path path = Path.of(file.substring("file:".length()));
            try {
                texts.put(path.toString(), Files.readString(path));
            } catch (IOException e) {
                unreadable.accept(path.toString(), e);
            }
        }
        return texts;
    }

    /** The route files, as paths. */
    List<Path> routes() {
        return files.stream()
                .map(file -> Path.of(file.substring(FILE.length())))
                .toList();
    }

    /** The file of the settings, which need not be there. */
    Path settingsFile() {
        return Path.of(settings.substring(FILE.length(), settings.length() - OPTIONAL.length()));
    }

    /** Gives an application that was not started yet these routes and settings. */
    void addTo(Main main) {
        main.setDefaultPropertyPlaceholderLocation(settings);
        if (files.isEmpty()) {
            main.addInitialProperty(Setting.ROUTES.key(), String.join(",", PackedRoutes.files()));
        } else {
            main.configure().withRoutesIncludePattern(String.join(",", files));
        }
    }
}
