package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.route.Setting;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which line of {@code application.properties} a setting is given.
 *
 * @param name the file, as one would type it
 * @param lines by key; the last where one is given twice
 */
record SettingsFile(String name, Map<String, Integer> lines) {
    private static final Pattern KEY = Pattern.compile("^\\s*([\\p{L}\\p{M}\\p{N}._\\[\\]-]+)\\s*[=: ].*");

    /** Reads what there is; nothing where there is no such file. */
    static SettingsFile read(Path file) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        if (Files.exists(file)) {
            List<String> all = Files.readAllLines(file, encoding(file));
            for (int i = 0; i < all.size(); i++) {
                Matcher key = KEY.matcher(all.get(i));
                if (key.matches()) {
                    lines.put(key.group(1), i + 1);
                }
            }
        }
        return new SettingsFile(file.toString(), lines);
    }

    /** UTF-8; of a file that is no text in it Latin-1, in which properties used to be written. So Java reads resource bundles too. */
    static Charset encoding(Path file) throws IOException {
        try {
            if (Files.exists(file)) {
                Files.readString(file);
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** A fault of a setting with which the sentence begins; one from the environment, or of no setting, has no line. */
    Fault fault(String words) {
        String key = words.replaceFirst("[: ].*", "");
        String variable = Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .map(Setting::environmentVariable)
                .findFirst()
                .orElse("");
        boolean given = lines.containsKey(key) && System.getenv(variable) == null;
        return given ? new Fault(name, lines.get(key), words) : new Fault(null, 0, words);
    }
}
