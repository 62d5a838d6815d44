package io.github.camellinq.check;

import io.github.camellinq.settings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What Camel itself reports when it loads and builds the routes: in a context that is thrown away, with endpoints that do nothing,
 * and with beans that are created but get no properties. This finds the faults of expressions and data formats, and all else that
 * only a start would find, without connecting, opening or sending anything.
 */
final class BuildRule {
    private static final Logger LOG = LoggerFactory.getLogger(BuildRule.class);

    private final RouteSet routes;
    private final List<YamlTree> files;
    private final Consumer<Fault> faults;

    /** Beans that need arguments, a factory or a script, and for which a plain object stands in. */
    private final Set<String> unsure = new HashSet<>();

    /** @param sound whether a file has no other faults; Camel would report those again, in less helpful words */
    BuildRule(RouteSet routes, Predicate<YamlTree> sound, Consumer<Fault> faults) {
        this.routes = routes;
        this.files = routes.files().stream().filter(sound).toList();
        this.faults = faults;
    }

    void check() {
        try (DefaultCamelContext context = new DefaultCamelContext(false)) {
            PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
            settings().forEach(properties::addInitialProperty);
            // The initial properties include those of the environment, which would load the packed routes again.
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
            properties.addOverrideProperty(Setting.ROUTES.key(), "");
            context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, new HollowResolver());
            context.setAutoStartup(false);
            context.disableJMX();
            context.setSourceLocationEnabled(true);
            context.build();
            bindBeans(context);
            context.init();
            if (load(context)) {
                build(context);
            }
        } catch (Exception e) {
            faults.accept(new Fault(null, 0, "Camel cannot load these routes: " + words(e)));
        }
    }

    /** The value of every setting that has one, including those that only the files name. */
    private Map<String, String> settings() {
        Set<String> keys = new TreeSet<>(
                routes.context().getPropertiesComponent().loadProperties().stringPropertyNames());
        Arrays.stream(Setting.values()).map(Setting::key).forEach(keys::add);
        files.forEach(file -> RouteSet.placeholders(file.text()).stream()
                .map(name -> name.replaceFirst("^[?!]", "").replaceFirst(":.*", ""))
                .forEach(keys::add));
        Map<String, String> values = new TreeMap<>();
        keys.forEach(key -> routes.setting(key).ifPresent(value -> values.put(key, value)));
        return values;
    }

    private void bindBeans(DefaultCamelContext context) {
        for (DeclaredBean bean : DeclaredBean.in(routes)) {
            bind(context, bean.name(), bean.type());
        }
        settings().forEach((key, value) -> {
            if (key.matches("camel\\.beans\\.[^.\\[]+")) {
                bind(
                        context,
                        key.substring("camel.beans.".length()),
                        value.startsWith("#class:") ? DeclaredBean.className(value) : null);
            }
        });
    }

    private void bind(DefaultCamelContext context, String name, String type) {
        Object bean = null;
        try {
            if (type != null) {
                bean = context.getClassResolver()
                        .resolveMandatoryClass(type)
                        .getDeclaredConstructor()
                        .newInstance();
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debug("Bean {} cannot be created from its class alone", name, e);
        }
        if (bean == null) {
            unsure.add(name);
        }
        context.getRegistry().bind(name, bean == null ? new Object() : bean);
    }

    private boolean load(DefaultCamelContext context) {
        boolean loaded = true;
        for (YamlTree file : files) {
            try {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString(file.name(), withoutBeans(file)));
            } catch (Exception e) {
                loaded = false;
                Optional<MarkedYamlEngineException> marked = cause(e, MarkedYamlEngineException.class);
                int line = marked.flatMap(MarkedYamlEngineException::getProblemMark)
                        .map(mark -> mark.getLine() + 1)
                        .orElse(0);
                faults.accept(new Fault(
                        file.name(),
                        line,
                        marked.map(MarkedYamlEngineException::getProblem).orElseGet(() -> words(e))));
            }
        }
        return loaded;
    }

    /** The text of a file with the lines of its beans left empty, so that all lines keep their numbers. */
    private static String withoutBeans(YamlTree file) {
        List<String> lines = new ArrayList<>(file.text().lines().toList());
        for (Node item : RouteSet.items(file.root())) {
            if (RouteSet.child(item, "beans") != null) {
                int end = item.getEndMark().map(mark -> mark.getLine()).orElse(lines.size());
                for (int line = YamlTree.line(item) - 1; line < Math.min(end, lines.size()); line++) {
                    lines.set(line, "");
                }
            }
        }
        return lines.stream().allMatch(String::isBlank) ? "[]" : String.join("\n", lines) + "\n";
    }

    private void build(DefaultCamelContext context) throws Exception {
        ModelCamelContext model = context;
        List<RouteDefinition> definitions = new ArrayList<>(model.getRouteDefinitions());
        model.removeRouteDefinitions(definitions);
        context.start();
        Set<String> told = new HashSet<>();
        for (RouteDefinition definition : definitions) {
            try {
                model.addRouteDefinition(definition);
            } catch (Exception e) {
                Fault fault = fault(definition, e);
                if (!isUnsure(e, fault) && told.add(fault.toString())) {
                    faults.accept(fault);
                }
            }
        }
    }

    /** Whether the failure may be due to a stand-in for a bean, or to a bean that a file declares which could not be read. */
    private boolean isUnsure(Exception failure, Fault fault) {
        if (!routes.whole() && cause(failure, NoSuchBeanException.class).isPresent()) {
            return true;
        }
        return unsure.stream().anyMatch(name -> fault.words().contains(name));
    }

    private Fault fault(RouteDefinition route, Exception failure) {
        int line = route.getInput() == null
                ? route.getLineNumber()
                : route.getInput().getLineNumber();
        for (ProcessorDefinition<?> step : steps(route)) {
            // Camel marks the step that it could not build in this way.
            if (failure.toString().contains(">>> " + step + " <<<") && step.getLineNumber() > 0) {
                line = step.getLineNumber();
            }
        }
        return new Fault(route.getLocation(), line, "Camel cannot build this: " + words(failure));
    }

    @SuppressWarnings("rawtypes")
    private static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        List<ProcessorDefinition<?>> steps = new ArrayList<>();
        for (ProcessorDefinition step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            steps.add(step);
        }
        return steps;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    /** The message of the innermost cause, which says what is wrong; those above it only say where. */
    private static String words(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = last.getMessage() == null ? last.toString() : last.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
