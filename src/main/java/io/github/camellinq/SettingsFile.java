package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of {@code application.properties} on which settings are given.
 *
 * @param name the file, as one would type it
 * @param lines line numbers, counted from 1, by key; the last one when a key is given twice, because that one counts
 * @param faults one for each key that is given twice
 */
record SettingsFile(String name, Map<String, Integer> lines, List<Fault> faults) {
    private static final Pattern KEY = Pattern.compile("^\\s*([\\p{L}\\p{M}\\p{N}._\\[\\]@+-]+)\\s*[=:\\s].*");

    /** A line that ends in an odd number of backslashes: the next line continues its value. */
    private static final Pattern GOES_ON = Pattern.compile("(?:.*[^\\\\])?(?:\\\\{2})*\\\\");

    /**
     * Reads a file; empty when there is no such file.
     *
     * @throws IOException when it cannot be read
     */
    static SettingsFile read(Path file) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        List<String> all = Files.exists(file) ? Files.readAllLines(file, SettingsText.encoding(file)) : List.of();
        boolean goesOn = false;
        for (int line = 1; line <= all.size(); line++) {
            Matcher key = KEY.matcher(all.get(line - 1));
            if (!goesOn && key.matches()) {
                Integer first = lines.put(key.group(1), line);
                if (first != null) {
                    faults.add(new Fault(
                            file.toString(),
                            line,
                            key.group(1) + " is given a second time; the first is on line " + first
                                    + ". Keep only one"));
                }
            }
            goesOn = !isComment(all.get(line - 1))
                    && GOES_ON.matcher(all.get(line - 1)).matches();
        }
        return new SettingsFile(file.toString(), lines, faults);
    }

    static boolean isComment(String line) {
        return line.strip().startsWith("#") || line.strip().startsWith("!");
    }

    /** A fault with the line of the setting whose key begins the words; without one when the environment or nothing sets it. */
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
