package io.github.camellinq;

import io.github.camellinq.route.PackedRoutes;
import io.github.camellinq.settings.RouteNames;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The route files that {@code run} loads.
 *
 * @param routes those of the folder, beans first; empty when the packed routes run
 * @param settingsFile the file with the settings, which need not exist
 * @param leftOut YAML files of the folder that are not named like route files
 * @param below files that are named like route files and lie in subfolders
 */
record RouteFiles(List<Path> routes, Path settingsFile, List<Path> leftOut, List<Path> below) {
    static final String SUFFIX = ".camel.yaml";

    private static final String SETTINGS = "application.properties";
    private static final String FILE = "file:";
    private static final String OPTIONAL = ";optional=true";

    /** The routes of a folder, or those of the jar when the folder does not exist or holds none. */
    static RouteFiles in(Path folder) throws IOException {
        List<Path> yaml = yaml(folder);
        List<Path> own = yaml.stream()
                .filter(RouteFiles::isRoute)
                .sorted((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b))
                .toList();
        Path beside = folder.resolve(SETTINGS);
        return new RouteFiles(
                own,
                Files.exists(beside) ? beside : Path.of(SETTINGS),
                yaml.stream().filter(file -> !isRoute(file)).toList(),
                below(folder));
    }

    /** The YAML files, without names that begin with a dot, under which editors keep drafts and locks. */
    private static List<Path> yaml(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
                    .toList();
        }
    }

    /** Route files in subfolders, without the dot folders of a mounted ConfigMap, which hold the same files again. */
    private static List<Path> below(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                    folder,
                    one -> Files.isDirectory(one)
                            && Files.isReadable(one)
                            && !one.getFileName().toString().startsWith("."))) {
                for (Path one : folders) {
                    yaml(one).stream().filter(RouteFiles::isRoute).forEach(files::add);
                }
            }
        }
        return files.stream().sorted().toList();
    }

    private static boolean isRoute(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Beans come first: those that are loaded after a route would be created twice. */
    private static int rank(Path file) {
        return file.getFileName().toString().startsWith("beans") ? 0 : 1;
    }

    /**
     * The texts of the route files, and of the packed ones that run with them, by file name and in the order of loading.
     *
     * @param packed the value of {@code linq.routes}; null for none
     * @param unreadable receives each file that cannot be read, and why
     */
    Map<String, String> texts(String packed, BiConsumer<String, IOException> unreadable) {
        boolean named = packed != null && !packed.isBlank();
        List<String> stems = named ? PackedRoutes.loaded(packed) : routes.isEmpty() ? PackedRoutes.files() : List.of();
        Map<String, String> texts = new LinkedHashMap<>();
        stems.forEach(stem -> texts.put(PackedRoutes.location(stem), PackedRoutes.text(stem)));
        for (Path file : routes) {
            try {
                texts.put(file.toString(), Files.readString(file));
            } catch (IOException e) {
                unreadable.accept(file.toString(), e);
            }
        }
        return texts;
    }

    /** Notes about what is not a fault, but may be an oversight. */
    List<String> notes() {
        return Stream.concat(
                        leftOut.stream()
                                .map(file -> file + " is not loaded: the name of a route file ends in " + SUFFIX),
                        below.stream()
                                .map(file -> file + " is not loaded: route files lie directly in "
                                        + file.getParent().getParent()))
                .map(note -> "Note: " + note)
                .toList();
    }

    /** The location of the settings, in the words of Camel's properties component. */
    private String settings() {
        return FILE + settingsFile + OPTIONAL;
    }

    /**
     * A context that holds the settings, not started and without routes.
     *
     * @param given settings that override those of the file
     */
    DefaultCamelContext context(Map<String, String> given) throws IOException {
        DefaultCamelContext context = new DefaultCamelContext(false);
        PropertiesComponent properties = context.getPropertiesComponent();
        properties.setEncoding(SettingsText.encoding(settingsFile).name());
        properties.setLocation(settings());
        given.forEach(properties::addOverrideProperty);
        context.build();
        return context;
    }

    /** An application with these routes and settings, not started. */
    Main main() throws IOException {
        Charset encoding = SettingsText.encoding(settingsFile);
        Main main = new Main() {
            @Override
            protected CamelContext createCamelContext() {
                CamelContext context = super.createCamelContext();
                context.getPropertiesComponent().setEncoding(encoding.name());
                return context;
            }
        };
        main.setDefaultPropertyPlaceholderLocation(settings());
        if (routes.isEmpty()) {
            main.addInitialProperty(Setting.ROUTES.key(), String.join(",", RouteNames.ALL));
        } else {
            main.configure()
                    .withRoutesIncludePattern(
                            routes.stream().map(file -> FILE + file).collect(Collectors.joining(",")));
        }
        return main;
    }
}
