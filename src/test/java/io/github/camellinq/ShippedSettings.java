package io.github.camellinq;

import io.github.camellinq.settings.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code routes/application.properties} is made of: what one must give, and all else with its default. */
final class ShippedSettings {
    static final Path PATH = Path.of("routes/application.properties");

    private static final int WIDTH = 110;
    private static final List<Setting> FIRST = List.of(Setting.API_KEY, Setting.FROM);

    private ShippedSettings() {}

    static String text() {
        return """
                # The first two are required. Each setting can also come from the environment, the better place for the key:
                # linq.api-key is LINQ_API_KEY. A wrong value stops the start, with a message that names it.

                %s
                # All other settings have the default shown here. To change one, remove its #.
                # Write times as 500ms, 30s, 5m, 2h or 30d.

                %s
                # An alias of a recipient, for use as the name of a folder or in linq.to.
                #linq.recipients.support=+15551234567

                # What an answer of the API means, here its code 2005: unavailable, or the reason of a dead letter.
                #linq.errors.2005=unavailable
                """
                .formatted(
                        FIRST.stream().map(setting -> entry(setting, "")).collect(Collectors.joining("\n")),
                        Arrays.stream(Setting.values())
                                .filter(setting -> !FIRST.contains(setting))
                                .map(setting -> entry(setting, "#"))
                                .collect(Collectors.joining("\n")));
    }

    private static String entry(Setting setting, String mark) {
        String value = setting.defaultValue() == null ? "" : setting.defaultValue();
        String words = setting.description() + " (" + setting.allowed() + ").";
        return wrapped(words) + mark + setting.key() + "=" + value + "\n";
    }

    /** Lines of a comment. */
    private static String wrapped(String words) {
        StringBuilder lines = new StringBuilder("#");
        int length = 1;
        for (String word : words.split(" ")) {
            if (length + 1 + word.length() > WIDTH) {
                lines.append("\n#");
                length = 1;
            }
            lines.append(' ').append(word);
            length += 1 + word.length();
        }
        return lines.append('\n').toString();
    }
}
