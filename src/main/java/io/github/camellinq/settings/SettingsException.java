package io.github.camellinq.settings;

import java.util.List;

/** Thrown for settings with which nothing must start. The message lists every fault on a line of its own. */
public class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    /** @param faults at least one; each is a sentence that names the setting and says what is allowed */
    public SettingsException(List<String> faults) {
        super("camel-linq cannot start because its settings have "
                + (faults.size() == 1 ? "a fault" : faults.size() + " faults") + ":\n  - "
                + String.join("\n  - ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
