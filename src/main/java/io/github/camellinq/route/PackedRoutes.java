package io.github.camellinq.route;

import io.github.camellinq.settings.RouteNames;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The routes in this jar, and how {@code linq.routes} starts some of them in a host. What it does not name, the host writes
 * itself. The files are named one by one, because a pattern would not find them in every kind of jar.
 */
public final class PackedRoutes {
    private static final String BEANS = "beans";

    /** The stems of the files. The beans come first: beans that come after a loaded route would be created twice. */
    private static final List<String> FILES =
            Stream.concat(Stream.of(BEANS), RouteNames.ALL.stream()).toList();

    private PackedRoutes() {}

    /** The stems of all files, in the order in which they must be loaded. */
    public static List<String> files() {
        return FILES;
    }

    /** Where a file is, in the words of Camel's resource loader. */
    public static String location(String stem) {
        return "classpath:camel-linq/routes/" + stem + ".camel.yaml";
    }

    /** The text of a file. */
    public static String text(String stem) {
        String place = location(stem).replaceFirst("^classpath:", "/");
        try (InputStream in = PackedRoutes.class.getResourceAsStream(place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(place, e);
        }
    }

    /**
     * Adds the named routes, and the beans that they use, to a context that has not been started yet. A bean that the host has
     * bound by the name of a packed one is used in its place.
     *
     * @param names comma-separated; an empty text adds nothing
     * @throws SettingsException when there is no route of a name
     * @throws Exception when a host's own bean or property keeps a route from being loaded, as Camel says it
     */
    static void load(CamelContext context, String names) throws Exception {
        List<String> faults =
                RouteNames.unknown(names).stream().map(PackedRoutes::fault).toList();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        if (RouteNames.split(names).isEmpty()) {
            return;
        }
        ResourceLoader loader = PluginHelper.getResourceLoader(context);
        Resource beans = ResourceHelper.fromString(location(BEANS), beansFor(context));
        Stream<Resource> routes = loaded(names).stream()
                .filter(name -> !name.equals(BEANS))
                .map(name -> loader.resolveResource(location(name)));
        List<Resource> resources = Stream.concat(Stream.of(beans), routes).toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    }

    /**
     * The stems of the files that these names load, in the order of loading and with the beans. Names for which there is no file
     * are left out.
     */
    public static List<String> loaded(String names) {
        return Stream.concat(Stream.of(BEANS), RouteNames.split(names).stream())
                .filter(FILES::contains)
                .distinct()
                .toList();
    }

    /** The file of the beans, without those that the host has bound by their names and that are used instead. */
    private static String beansFor(CamelContext context) {
        List<?> parts = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text(BEANS));
        for (Object part : parts) {
            List<?> beans = (List<?>) ((Map<?, ?>) part).get("beans");
            beans.removeIf(bean -> {
                String name = (String) ((Map<?, ?>) bean).get("name");
                return context.getRegistry().lookupByName(name) != null;
            });
        }
        return new Dump(DumpSettings.builder().build()).dumpToString(parts);
    }

    private static String fault(String name) {
        return Setting.ROUTES.key() + " names '" + name + "', but the routes are " + String.join(", ", RouteNames.ALL);
    }
}
