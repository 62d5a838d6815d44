package io.github.camellinq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven repository that has all that the build's own has, by links, and of us nothing but what this build made. So nothing is
 * downloaded twice, and builds on one machine do not see each other's jars.
 */
final class LocalRepository {
    private static final List<String> OURS = List.of("io", "github", "camellinq");

    private final Path folder;

    private LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** Installs a jar and its POM as {@code mvn install} does. */
    static LocalRepository with(Path outer, Path folder, Path jar, Path pom, String version) {
        try {
            link(outer, Files.createDirectories(folder), 0);
            String name = "camel-linq-" + version;
            Path place = Files.createDirectories(
                    folder.resolve(String.join("/", OURS)).resolve("camel-linq/" + version));
            Files.copy(jar, place.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(pom, place.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
            return new LocalRepository(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links all of a folder but the one on the way to us, which is a folder of its own down to our group. */
    private static void link(Path from, Path to, int depth) throws IOException {
        if (depth == OURS.size() || !Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path name = to.resolve(entry.getFileName());
                if (entry.getFileName().toString().equals(OURS.get(depth))) {
                    link(entry, Files.createDirectories(name), depth + 1);
                } else if (Files.isDirectory(entry) && !Files.exists(name)) {
                    Files.createSymbolicLink(name, entry.toAbsolutePath());
                }
            }
        }
    }

    Path folder() {
        return folder;
    }
}
