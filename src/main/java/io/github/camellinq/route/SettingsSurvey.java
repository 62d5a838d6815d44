package io.github.camellinq.route;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Settings as they were read, with what is wrong with them.
 *
 * @param settings where there are faults, values that are wrong are null or a default
 * @param faults one sentence each, which begins with the setting's key where it is about one
 */
public record SettingsSurvey(Settings settings, List<String> faults) {

    public SettingsSurvey {
        faults = List.copyOf(faults);
    }

    /**
     * Reads the settings of a context that need not be started. Nothing is made or opened.
     *
     * @param required settings that must be given although they may be missing elsewhere, the key among them
     */
    public static SettingsSurvey of(CamelContext context, Setting... required) {
        return SettingsReader.survey(context, required);
    }

    /** The same with more that is wrong. */
    SettingsSurvey with(Collection<String> more) {
        return new SettingsSurvey(
                settings, Stream.concat(faults.stream(), more.stream()).toList());
    }

    /** @throws SettingsException when there are faults, naming every one */
    Settings sound() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return settings;
    }
}
