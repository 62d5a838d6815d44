package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.util.FileUtil;

/**
 * Makes the archive of classes with which the runnable jar starts in half the time, by a rehearsal: the jar delivers a few files
 * to a sandbox, and Java writes down what it has loaded. Also writes the options of Java that go with it into a file, so that
 * {@code java @target/camel-linq run} has them. The build runs it after the jar was packed.
 */
public final class ClassArchive {

    /** Why these: docs/decisions.md, "Java's compilers" and "A process without memory ends". Another Java than OpenJDK's need not know them. */
    static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:-DoEscapeAnalysis",
            "-XX:MaxInlineLevel=9",
            "-XX:FreqInlineSize=70",
            "-XX:InlineSmallCode=1000",
            "-XX:+UseSerialGC",
            "-XX:+UseTransparentHugePages",
            "-Xmx150m",
            "-Xmn64m",
            "-XX:+ExitOnOutOfMemoryError");

    private static final int FILES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private ClassArchive() {}

    /** @param args the jar, the archive to make and the file of options to write */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]).toAbsolutePath();
        Path archive = Path.of(args[1]).toAbsolutePath();
        System.setProperty("app.jar", jar.toString());
        Path folder = Files.createTempDirectory("camel-linq-rehearsal");
        try {
            Files.deleteIfExists(archive);
            rehearse(new Workplace(folder), archive);
        } finally {
            FileUtil.removeDir(folder.toFile());
        }
        writeOptions(Path.of(args[2]), jar, archive);
    }

    private static void rehearse(Workplace work, Path archive) throws Exception {
        List<String> options = new ArrayList<>(OPTIONS);
        // What cannot be archived is no news: it is loaded as ever.
        options.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
        for (int file = 0; file < FILES; file++) {
            work.drop("+1555123000" + file, file + ".txt", "file " + file);
        }
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = AppProcess.start(work.folder(), Workplace.settings(sandbox), options, "run")) {
            await().atMost(PATIENCE).until(() -> app.lines("Delivered ").size() == FILES || !app.isAlive());
            app.terminate();
            app.awaitEnd();
            if (!Files.exists(archive)) {
                throw new IllegalStateException("Java has made no archive of classes, but said:\n" + app.output());
            }
        }
    }

    private static void writeOptions(Path target, Path jar, Path archive) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# java @" + target.getFileName() + " run: the options of Java with which the jar was measured");
        lines.add("-XX:SharedArchiveFile=" + quoted(archive));
        lines.add("# Another Java than that which built it runs without the archive, and is not to complain.");
        lines.add("-Xlog:cds=off");
        lines.add("-Xlog:cds+dynamic=off");
        lines.add("# Nor is one whose system has no huge pages.");
        lines.add("-Xlog:pagesize=off");
        lines.addAll(OPTIONS);
        lines.add("-jar " + quoted(jar));
        Files.write(target, lines);
    }

    /** As Java reads a file of options: a backslash would be an escape. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace('\\', '/') + '"';
    }
}
