package io.github.camellinq.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Every bean that a route names exists, and so do its class, method and properties. No bean is created to find out. */
final class BeanRule implements Rule {

    /** Keys whose value is a bean's name. */
    private static final Set<String> BEANS = Set.of(
            "ref",
            "aggregationStrategy",
            "comparator",
            "idempotentRepository",
            "onExceptionOccurredRef",
            "onPrepare",
            "onRedeliveryRef",
            "redeliveryPolicyRef",
            "retryWhileRef");

    /** Keys whose value is the name of a bean or of a thread pool profile. */
    private static final Set<String> POOLS = Set.of("executorService", "timeoutCheckerExecutorService");

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        Map<String, DeclaredBean> declared = new TreeMap<>();
        for (DeclaredBean bean : DeclaredBean.in(routes)) {
            declared.put(bean.name(), bean);
            checkBean(routes, bean, faults);
        }
        Names names = new Names(routes, new TreeSet<>(declared.keySet()));
        for (YamlTree file : routes.files()) {
            RouteSet.words(file, (key, value) -> {
                if (value instanceof ScalarNode scalar) {
                    checkWord(routes, names, file, key.getValue(), scalar, faults);
                }
                if (key.getValue().equals("exception")) {
                    RouteSet.texts(value).forEach(name -> checkClass(routes, file, name, name.getValue(), faults));
                }
                if (Set.of("bean", "method").contains(key.getValue()) && value instanceof MappingNode) {
                    checkMethod(routes, file, value, declared, faults);
                }
            });
        }
        for (EndpointUse use : EndpointUse.in(routes)) {
            checkEndpoint(routes, names, use, faults);
        }
    }

    /** The names that exist. */
    private record Names(RouteSet routes, Set<String> declared) {

        boolean has(String name) {
            return !routes.whole()
                    || declared.contains(name)
                    || routes.context().getRegistry().lookupByName(name) != null
                    || routes.context()
                            .getPropertiesComponent()
                            .resolveProperty("camel.beans." + name)
                            .isPresent();
        }

        boolean hasPool(String name) {
            return has(name)
                    // camel-linq creates this profile when a context starts.
                    || name.equals("linqWorkers")
                    || routes.context().getExecutorServiceManager().getThreadPoolProfile(name) != null;
        }

        String missing(String name) {
            return "there is no bean '" + name + "'" + Words.meantOr("; declare it under 'beans'", name, declared);
        }
    }

    private static void checkWord(
            RouteSet routes, Names names, YamlTree file, String word, ScalarNode value, Consumer<Fault> faults) {
        String text = routes.resolved(value.getValue()).orElse("");
        if (text.isBlank() || text.contains("${")) {
            return;
        }
        if (text.startsWith("#class:")) {
            checkClass(routes, file, value, DeclaredBean.className(text), faults);
        } else if (BEANS.contains(word) || POOLS.contains(word)) {
            String name = text.replaceFirst("^#(bean:)?", "");
            boolean there = POOLS.contains(word) ? names.hasPool(name) : names.has(name);
            if (!there && !text.startsWith("#type:") && !isClass(routes, name)) {
                faults.accept(new Fault(file.name(), YamlTree.line(value), names.missing(name)));
            }
        } else if (word.equals("routePolicy") || text.startsWith("#bean:")) {
            for (String name : text.split("\\s*,\\s*")) {
                String bare = name.replaceFirst("^#(bean:)?", "");
                if (!names.has(bare)) {
                    faults.accept(new Fault(file.name(), YamlTree.line(value), names.missing(bare)));
                }
            }
        } else if (word.equals("beanType")) {
            checkClass(routes, file, value, text, faults);
        }
    }

    private static void checkEndpoint(RouteSet routes, Names names, EndpointUse use, Consumer<Fault> faults) {
        if (use.scheme().equals("bean") && !use.isDynamic() && !names.has(use.path()) && !isClass(routes, use.path())) {
            faults.accept(use.fault(names.missing(use.path())));
        }
        use.options().forEach((option, value) -> {
            // Values below 'parameters' are checked with all other values.
            boolean inUri = !use.lines().containsKey(option);
            boolean bean =
                    value.startsWith("#") && value.length() > 1 && !value.matches("#(class|type|valueAs|autowired).*");
            // A kamelet receives any other text as it is written, as in "#5 invoice".
            boolean text = use.scheme().equals("kamelet") && !value.startsWith("#bean:");
            if (bean && !text && (inUri || !value.startsWith("#bean:"))) {
                String name = value.replaceFirst("^#(bean:)?", "");
                if (!names.has(name)) {
                    faults.accept(use.fault(option, names.missing(name)));
                }
            }
        });
    }

    private static void checkMethod(
            RouteSet routes, YamlTree file, Node step, Map<String, DeclaredBean> declared, Consumer<Fault> faults) {
        String ref = RouteSet.text(step, "ref");
        Node method = RouteSet.child(step, "method");
        DeclaredBean bean =
                ref == null ? null : declared.get(routes.resolved(ref).orElse(""));
        Class<?> type = bean == null || bean.type() == null ? null : resolve(routes.context(), bean.type());
        if (type == null || !(method instanceof ScalarNode scalar)) {
            return;
        }
        String name = scalar.getValue().replaceFirst("\\(.*", "").strip();
        Set<String> methods = Arrays.stream(type.getMethods())
                .filter(each -> each.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!name.isEmpty() && !name.contains("{") && !methods.contains(name)) {
            faults.accept(new Fault(
                    file.name(), YamlTree.line(method), noMethod(bean, name) + Words.meant(name, callable(methods))));
        }
    }

    /** The methods that a route may want to call: neither setters nor getters. */
    private static Set<String> callable(Set<String> methods) {
        return methods.stream()
                .filter(name -> !name.matches("[sg]et[A-Z].*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkBean(RouteSet routes, DeclaredBean bean, Consumer<Fault> faults) {
        if (bean.type() == null) {
            return;
        }
        Class<?> type = resolve(routes.context(), bean.type());
        if (type == null) {
            faults.accept(new Fault(bean.file().name(), bean.line("type"), noClass(bean.type())));
            return;
        }
        checkProperties(bean, type, faults);
        Set<String> methods =
                Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        for (String word : List.of("initMethod", "destroyMethod")) {
            String name = RouteSet.text(bean.node(), word);
            if (name != null && !methods.contains(name)) {
                faults.accept(new Fault(
                        bean.file().name(),
                        bean.line(word),
                        noMethod(bean, name) + Words.near(name, callable(methods))));
            }
        }
    }

    private static String noMethod(DeclaredBean bean, String name) {
        return "the bean " + bean.name() + " has no method '" + name + "'";
    }

    private static void checkProperties(DeclaredBean bean, Class<?> type, Consumer<Fault> faults) {
        Set<String> known = properties(type);
        if (Map.class.isAssignableFrom(type)
                || !(RouteSet.child(bean.node(), "properties") instanceof MappingNode given)) {
            return;
        }
        for (NodeTuple property : given.getValue()) {
            String name = String.valueOf(RouteSet.text(property.getKeyNode()));
            // Such names reach into what a getter returns.
            if (!name.contains(".") && !name.contains("[") && !known.contains(name)) {
                faults.accept(new Fault(
                        bean.file().name(),
                        YamlTree.line(property.getKeyNode()),
                        "'" + name + "' is not a property of the bean " + bean.name() + Words.meant(name, known)));
            }
        }
    }

    /** The properties that can be set, by the names of the setters. */
    private static Set<String> properties(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().matches("set[A-Z].*") && method.getParameterCount() == 1)
                .map(method -> method.getName().substring(3))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkClass(
            RouteSet routes, YamlTree file, ScalarNode place, String name, Consumer<Fault> faults) {
        String resolved = routes.resolved(name).orElse(null);
        if (resolved != null && !isClass(routes, resolved)) {
            faults.accept(new Fault(file.name(), YamlTree.line(place), noClass(resolved)));
        }
    }

    private static String noClass(String name) {
        return "there is no class " + name + " in this application; correct its name, or add its jar to the class path";
    }

    private static boolean isClass(RouteSet routes, String name) {
        return resolve(routes.context(), name) != null;
    }

    /** Finds a class without creating anything of it; null when there is none. */
    private static Class<?> resolve(CamelContext context, String name) {
        return context.getClassResolver().resolveClass(name);
    }
}
