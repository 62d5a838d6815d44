package io.github.camellinq;

import io.github.camellinq.route.Setting;
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
                # The first two are to be given. Each setting can come from the environment instead, as the key had better:
                # linq.api-key is LINQ_API_KEY. A wrong value stops the start and is named.

                %s
                # All others have the default that stands here. To change one, take away its #.
                # Times are written as 500ms, 30s, 5m, 2h or 30d.

                %s
                # A name for a recipient, to be used as a folder's name or in linq.to.
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
