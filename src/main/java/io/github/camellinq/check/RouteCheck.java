package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what is wrong with route files, without running them: nothing is opened, connected or sent. */
public final class RouteCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RouteCheck.class);

    private static final List<Rule> RULES = List.of(
            new PlaceholderRule(),
            new OptionRule(),
            new KameletRule(),
            new ValueRule(),
            new LinkRule(),
            new HeaderRule(),
            new HeaderValueRule(),
            new BeanRule());

    private final RouteSet routes;
    private final TreeSet<Fault> faults = new TreeSet<>();

    /**
     * Reads files that run together.
     *
     * @param context has the settings in it; not started
     * @param texts what each file says, by its name as one would type it, in the order in which they are loaded
     * @param whole whether these are all; if not, what they lack may be in one that is not among them, and is not told
     */
    public RouteCheck(CamelContext context, Map<String, String> texts, boolean whole) {
        List<YamlTree> files = new ArrayList<>();
        texts.forEach((name, text) -> YamlTree.read(name, text, faults::add).ifPresent(files::add));
        routes = new RouteSet(context, files, whole && files.size() == texts.size());
    }

    /** Every fault, in the order of the files and lines; none when the routes would start. */
    public List<Fault> faults() {
        look(new SchemaRule());
        RULES.forEach(this::look);
        new BuildRule(routes, this::isSound, faults::add).check();
        return List.copyOf(faults);
    }

    /** What a rule stumbles over must not hide what the others find. */
    private void look(Rule rule) {
        try {
            rule.check(routes, faults::add);
        } catch (RuntimeException e) {
            LOG.debug("{} cannot look at these routes", rule, e);
            faults.add(new Fault(null, 0, "these routes are written in a way that cannot be looked at: " + e));
        }
    }

    private boolean isSound(YamlTree file) {
        return faults.stream().noneMatch(fault -> file.name().equals(fault.file()));
    }

    /** The places where messages come from. */
    public List<Source> sources() {
        return Source.in(routes);
    }
}
