package io.github.camellinq;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a folder of routes at one moment. Two that are equal run the same.
 *
 * @param files the text of each file, byte for byte; empty for a file that is not loaded
 * @param settings the file with the settings, which need not be among them
 */
record RouteTexts(Map<Path, String> files, Path settings) {

    /**
     * Reads the files of a folder.
     *
     * @throws java.nio.file.NoSuchFileException when a file disappears meanwhile, as when an editor saves by renaming
     */
    static RouteTexts of(Path folder) throws IOException {
        RouteFiles found = RouteFiles.in(folder);
        Map<Path, String> files = new TreeMap<>();
        for (Path file : found.routes()) {
            files.put(file, read(file));
        }
        for (Path file : found.leftOut()) {
            files.put(file, "");
        }
        if (Files.exists(found.settingsFile())) {
            files.put(found.settingsFile(), read(found.settingsFile()));
        }
        return new RouteTexts(files, found.settingsFile());
    }

    /** Reads one character for each byte, whatever the encoding. */
    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Writes the files into an empty folder, which then runs the same. */
    void writeTo(Path folder) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey().getFileName());
            Files.writeString(target, file.getValue(), StandardCharsets.ISO_8859_1);
        }
        if (!files.containsKey(settings)) {
            Files.createFile(folder.resolve(settings.getFileName()));
        }
    }
}
