package io.github.camellinq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The applications of {@code src/it}, built once by Maven as anybody would build them, with this build's jar installed. Offline
 * where the build is.
 */
final class Examples {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path PROJECTS = TARGET.resolve("it/projects");
    private static boolean built;

    private Examples() {}

    /** The folder of a built application. */
    static synchronized Path built(String name) {
        if (!built) {
            build();
            built = true;
        }
        return PROJECTS.resolve(name);
    }

    /** What is needed to run an application besides its own jar, in Maven's order. */
    static List<Path> classpath(String name) {
        try {
            String paths = Files.readString(built(name).resolve("target/classpath"));
            return Arrays.stream(paths.strip().split(System.getProperty("path.separator")))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build() {
        try {
            copy(Path.of("src/it"), PROJECTS);
            Path jar = Path.of(System.getProperty("library.jar"));
            String version = jar.getFileName().toString().replaceAll("^camel-linq-|\\.jar$", "");
            LocalRepository repository = LocalRepository.with(
                    Path.of(System.getProperty("maven.repository")),
                    TARGET.resolve("it/repository"),
                    jar,
                    Path.of("pom.xml"),
                    version);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                    "-B",
                    "-q",
                    "-Dmaven.repo.local=" + repository.folder()));
            if ("offline=true".equals(System.getProperty("maven.mode"))) {
                command.add("-o");
            }
            command.add("package");
            run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the examples were built", e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(PROJECTS.toFile()).redirectErrorStream(true);
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + said);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
