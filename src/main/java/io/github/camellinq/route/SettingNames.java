package io.github.camellinq.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Finds the names that somebody gave a value, that look like settings and that are none. */
final class SettingNames {

    private SettingNames() {}

    /**
     * A sentence for each, in the order of the names.
     *
     * @param given keys that {@link Setting#concernsUs concern us}
     * @param environment the names of the environment's variables
     */
    static List<String> faults(Collection<String> given, Collection<String> environment) {
        List<String> faults = new ArrayList<>();
        for (String key : given.stream().sorted().toList()) {
            if (key.startsWith(Setting.KAMELETS)) {
                KameletProperties.fault(key).ifPresent(faults::add);
            } else if (!Setting.isKnown(key)) {
                faults.add(key + " is no setting of camel-linq"
                        + Setting.nearest(key)
                                .map(near -> ": is " + near + " meant?")
                                .orElse(""));
            }
        }
        environment.stream().sorted().forEach(variable -> addVariable(variable, faults));
        return faults;
    }

    /** Others use variables that begin with LINQ_ too; only one that is nearly ours is a fault. */
    private static void addVariable(String variable, List<String> faults) {
        if (!variable.startsWith("LINQ_")
                || variable.startsWith("LINQ_RECIPIENTS_")
                || variable.startsWith("LINQ_ERRORS_")) {
            return;
        }
        List<String> ours = Arrays.stream(Setting.values())
                .map(Setting::environmentVariable)
                .toList();
        if (ours.contains(variable)) {
            return;
        }
        ours.stream()
                .filter(name -> Nearest.distance(variable, name) <= 2)
                .findFirst()
                .ifPresent(name -> faults.add(
                        "the environment's " + variable + " is no setting of camel-linq: is " + name + " meant?"));
    }
}
