package io.github.camellinq;

import io.github.camellinq.route.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.ObjectHelper;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Finds the file and line that an exception is about. */
final class RouteFaultFinder {
    private static final String FILE = "file:";
    private static final String DUPLICATES = "Duplicate route ids detected: ";

    /** How Camel says that a kamelet is not there, or cannot be made of what it is given. */
    private static final String KAMELET = "Failure creating route from template: ";

    private final RouteFiles files;
    private final Model model;

    RouteFaultFinder(RouteFiles files, Model model) {
        this.files = files;
        this.model = model;
    }

    List<RouteFault> in(Exception failure) {
        SettingsException wrong = ObjectHelper.getException(SettingsException.class, failure);
        if (wrong != null) {
            return wrong.faults().stream().map(this::ofSetting).toList();
        }
        MarkedYamlEngineException yaml = ObjectHelper.getException(MarkedYamlEngineException.class, failure);
        if (yaml != null && yaml.getProblemMark().isPresent()) {
            Mark mark = yaml.getProblemMark().get();
            String problem = yaml.getProblem() == null ? yaml.getMessage() : yaml.getProblem();
            return List.of(at(mark.getName(), mark.getLine() + 1, problem));
        }
        VetoCamelContextStartException veto = ObjectHelper.getException(VetoCamelContextStartException.class, failure);
        if (veto != null && veto.getMessage().startsWith(KAMELET) && model != null) {
            return List.of(ofKamelet(veto));
        }
        FailedToCreateRouteException route = ObjectHelper.getException(FailedToCreateRouteException.class, failure);
        if (route != null && route.getRouteId() != null && model != null) {
            return List.of(ofRoute(route));
        }
        String message = App.explain(failure);
        return message.contains(DUPLICATES) ? ofDuplicate(message) : List.of(new RouteFault(null, 0, message));
    }

    /** Each place that has the id of another route. */
    private List<RouteFault> ofDuplicate(String message) {
        String id = message.replaceFirst("(?s).*" + DUPLICATES, "").replaceFirst("(?s)[,.].*", "");
        List<RouteFault> found = new ArrayList<>();
        for (Path file : files.routes()) {
            for (int line : lines(file, "id: *[\"']?" + Pattern.quote(id) + "[\"']?")) {
                found.add(
                        new RouteFault(file, line, "route " + id + " is there more than once: each needs its own id"));
            }
        }
        return found.isEmpty() ? List.of(new RouteFault(null, 0, message)) : found;
    }

    /** The lines of a file, counted from 1, that are so; none where it cannot be read any more. */
    private static List<Integer> lines(Path file, String regex) {
        List<Integer> found = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().matches(regex)) {
                    found.add(i + 1);
                }
            }
        } catch (IOException e) {
            // It went away, or is in another encoding: the message alone says enough.
            return List.of();
        }
        return found;
    }

    private static RouteFault at(String location, int line, String message) {
        return location != null && location.startsWith(FILE)
                ? new RouteFault(Path.of(location.substring(FILE.length())), line, message)
                : new RouteFault(null, 0, message);
    }

    /** A fault of a setting begins with its key; where the file has that key, it is there. */
    private RouteFault ofSetting(String fault) {
        String key = fault.split(" ", 2)[0];
        return lines(files.settingsFile(), Pattern.quote(key) + "\\s*[=:].*").stream()
                .reduce((first, last) -> last)
                .map(line -> new RouteFault(files.settingsFile(), line, fault))
                .orElseGet(() -> new RouteFault(null, 0, fault));
    }

    /** Made only when all routes are: the fault is where the first of them names it. */
    private RouteFault ofKamelet(VetoCamelContextStartException failure) {
        String name = "kamelet:" + failure.getMessage().substring(KAMELET.length());
        String message = name + " cannot be made: " + failure.getCause().getMessage();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            if (names(route.getInput().toString(), name)) {
                return at(route.getInput().getLocation(), route.getInput().getLineNumber(), message);
            }
            Optional<ProcessorDefinition<?>> step = step(route.getOutputs(), name);
            if (step.isPresent()) {
                return at(step.get().getLocation(), step.get().getLineNumber(), message);
            }
        }
        return new RouteFault(null, 0, message);
    }

    private RouteFault ofRoute(FailedToCreateRouteException failure) {
        String message = "route " + failure.getRouteId() + " cannot be made: "
                + (failure.getCause() == null ? failure : failure.getCause()).getMessage();
        RouteDefinition route = model.getRouteDefinition(failure.getRouteId());
        if (route == null) {
            return new RouteFault(null, 0, message);
        }
        Optional<ProcessorDefinition<?>> step = step(route.getOutputs(), needle(failure));
        if (step.isPresent()) {
            return at(step.get().getLocation(), step.get().getLineNumber(), message);
        }
        FromDefinition from = route.getInput();
        return at(from.getLocation(), from.getLineNumber(), message);
    }

    /** What the label of the step in question holds; null where it is not known. */
    private static String needle(FailedToCreateRouteException failure) {
        ResolveEndpointFailedException endpoint =
                ObjectHelper.getException(ResolveEndpointFailedException.class, failure);
        if (endpoint != null) {
            return endpoint.getUri().replaceFirst("\\?.*", "").replace("://", ":");
        }
        NoSuchBeanException bean = ObjectHelper.getException(NoSuchBeanException.class, failure);
        if (bean != null) {
            return bean.getName();
        }
        String message = failure.getMessage();
        int start = message.indexOf(">>> ");
        int end = message.indexOf(" <<<");
        return start < 0 || end < start ? null : message.substring(start + 4, end);
    }

    /** The innermost step whose label holds the needle. */
    private static Optional<ProcessorDefinition<?>> step(List<ProcessorDefinition<?>> steps, String needle) {
        if (needle == null) {
            return Optional.empty();
        }
        for (ProcessorDefinition<?> step : steps) {
            Optional<ProcessorDefinition<?>> inner = step(step.getOutputs(), needle);
            if (inner.isPresent()) {
                return inner;
            }
            if (names(step.toString(), needle)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Whether a label holds the needle as a whole word. */
    private static boolean names(String label, String needle) {
        return Pattern.compile(Pattern.quote(needle) + "(?![\\w-])")
                .matcher(label)
                .find();
    }
}
