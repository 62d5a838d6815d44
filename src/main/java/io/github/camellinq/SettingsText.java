package io.github.camellinq;

import io.github.camellinq.route.SettingsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** What a file of settings is written in, and what keeps it from being read: of such a one Java passes over lines, or says not which. */
final class SettingsText {
    private static final char MARK = '\uFEFF';

    /** A backslash that is not itself escaped, and a u without its four digits. */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\u(?![0-9A-Fa-f]{4})");

    private SettingsText() {}

    /**
     * UTF-8; of a file that is no text in it Latin-1, in which properties used to be written. So Java reads resource bundles too. UTF-8
     * where there is no file.
     *
     * @throws SettingsException when it cannot be read as settings, naming the line and what to do
     */
    static Charset encoding(Path file) throws IOException {
        if (!Files.exists(file)) {
            return StandardCharsets.UTF_8;
        }
        if (Files.isDirectory(file)) {
            throw fault(file + " is a folder: put the settings into a file of that name");
        }
        if (!Files.isReadable(file)) {
            throw fault(file + " cannot be read: give this process's user the right to");
        }
        byte[] bytes = Files.readAllBytes(file);
        Charset encoding = encoding(bytes);
        String text = new String(bytes, encoding);
        if (text.indexOf('\0') >= 0) {
            throw fault(file + " is no text in UTF-8, perhaps one in UTF-16: save it as UTF-8");
        }
        if (text.startsWith(String.valueOf(MARK))) {
            throw fault(file
                    + " begins with a byte order mark, which would be part of its first word: save it as UTF-8 without"
                    + " one (without BOM)");
        }
        checkEscapes(file, text);
        return encoding;
    }

    private static Charset encoding(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static void checkEscapes(Path file, String text) throws IOException {
        try {
            new Properties().load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            List<String> lines = text.lines().toList();
            int line = 0;
            while (line < lines.size() - 1
                    && (SettingsFile.isComment(lines.get(line))
                            || !BROKEN_ESCAPE.matcher(lines.get(line)).find())) {
                line++;
            }
            throw fault(file + ":" + (line + 1)
                    + ": \\u begins the number of a character, such as \\u00fc: write a backslash"
                    + " twice, or / in a path");
        }
    }

    private static SettingsException fault(String words) {
        return new SettingsException(List.of(words));
    }
}
