package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the faults of route files without running them: nothing is opened, connected or sent. */
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
     * @param context holds the settings; not started
     * @param texts the text of each file, by its name as one would type it, in the order of loading
     * @param whole whether these are all files; if not, what they lack is not a fault, because a file that is missing may have it
     */
    public RouteCheck(CamelContext context, Map<String, String> texts, boolean whole) {
        List<YamlTree> files = new ArrayList<>();
        texts.forEach((name, text) -> YamlTree.read(name, text, faults::add).ifPresent(files::add));
        routes = new RouteSet(context, files, whole && files.size() == texts.size());
    }

    /** Every fault, in the order of files and lines; none when the routes would start. */
    public List<Fault> faults() {
        look(new SchemaRule());
        RULES.forEach(this::look);
        new BuildRule(routes, this::isSound, faults::add).check();
        return List.copyOf(faults);
    }

    /** Applies a rule; when it fails, the faults that the other rules find are still reported. */
    private void look(Rule rule) {
        try {
            rule.check(routes, faults::add);
        } catch (RuntimeException e) {
            LOG.debug("{} cannot check these routes", rule, e);
            faults.add(new Fault(null, 0, "these routes are written in a way that cannot be checked: " + e));
        }
    }

    private boolean isSound(YamlTree file) {
        return faults.stream().noneMatch(fault -> file.name().equals(fault.file()));
    }

    /** The endpoints from which messages come. */
    public List<Source> sources() {
        return Source.in(routes);
    }
}
