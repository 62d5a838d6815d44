package io.github.camellinq.settings;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Settings as they were read, with what is wrong with them.
 *
 * @param settings wrong values are null or a default
 * @param faults one sentence each; begins with the setting's key if it is about one setting
 */
public record SettingsSurvey(Settings settings, List<String> faults) {

    public SettingsSurvey {
        faults = List.copyOf(faults);
    }

    /**
     * Reads the settings of a context that need not be started. Creates and opens nothing.
     *
     * @param required settings that must be given although they may be missing elsewhere, including the key
     */
    public static SettingsSurvey of(CamelContext context, Setting... required) {
        return SettingsReader.survey(context, required);
    }

    /** The same with more faults. */
    SettingsSurvey with(Collection<String> more) {
        return new SettingsSurvey(
                settings, Stream.concat(faults.stream(), more.stream()).toList());
    }

    /** @throws SettingsException naming every fault, when there are any */
    Settings sound() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return settings;
    }
}
