package io.github.camellinq;

import io.github.camellinq.settings.SettingsException;
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

/**
 * Finds the encoding of a settings file, and what makes the file unreadable. Java itself would skip lines of such a file, or not say
 * which line is wrong.
 */
final class SettingsText {
    private static final char MARK = '\uFEFF';

    /** A backslash that is not itself escaped, followed by a u without its four hex digits. */
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\u(?![0-9A-Fa-f]{4})");

    private SettingsText() {}

    /**
     * The encoding: UTF-8, also when there is no file; for a file that is not valid UTF-8, Latin-1, in which properties used to be
     * written. Java reads resource bundles the same way.
     *
     * @throws SettingsException when the file cannot be read as settings; says what to do, and names the line if one is wrong
     */
    static Charset encoding(Path file) throws IOException {
        if (!Files.exists(file)) {
            return StandardCharsets.UTF_8;
        }
        if (Files.isDirectory(file)) {
            throw fault(file + " is a folder: replace it with a file that holds the settings");
        }
        if (!Files.isReadable(file)) {
            throw fault(file + " cannot be read: give the user of this process the right to read it");
        }
        byte[] bytes = Files.readAllBytes(file);
        Charset encoding = encoding(bytes);
        String text = new String(bytes, encoding);
        if (text.indexOf('\0') >= 0) {
            throw fault(file + " is not UTF-8 text; it may be UTF-16: save it as UTF-8");
        }
        if (text.startsWith(String.valueOf(MARK))) {
            throw fault(file
                    + " begins with a byte order mark (BOM), which would be part of its first word: save it as UTF-8"
                    + " without BOM");
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
                    + ": \\u must be followed by the number of a character, as in \\u00fc: write a"
                    + " backslash twice, or use / in a path");
        }
    }

    private static SettingsException fault(String words) {
        return new SettingsException(List.of(words));
    }
}
