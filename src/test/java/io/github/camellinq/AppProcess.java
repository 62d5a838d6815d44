package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** The runnable jar, or another program, as a process of its own, and what it says. */
final class AppProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    private AppProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "app-output");
        reader.start();
    }

    /**
     * Starts the jar.
     *
     * @param folder where it runs
     * @param environment beside this process's own, from which all of Linq's variables are taken
     * @param jvm options such as {@code -Xmx64m}
     */
    static AppProcess start(Path folder, Map<String, String> environment, List<String> jvm, String... words) {
        return java(List.of(), folder, environment, ofApp(jvm, words));
    }

    /** Starts another class of this build, with the jar and the tests on its class path. */
    static AppProcess startClass(Class<?> main, Path folder, Map<String, String> environment, String... words) {
        String tests = main.getProtectionDomain().getCodeSource().getLocation().getPath();
        List<String> java = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dlogback.configurationFile=camel-linq/logback.xml",
                "-cp",
                tests + System.getProperty("path.separator") + System.getProperty("app.jar"),
                main.getName()));
        java.addAll(List.of(words));
        return java(folder, environment, java);
    }

    /**
     * Starts the jar where no file can grow past a size: a write beyond fails as on a full disk.
     *
     * @param kilobytes the size
     */
    static AppProcess startLimited(
            int kilobytes, Path folder, Map<String, String> environment, List<String> jvm, String... words) {
        List<String> shell = List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash");
        return java(shell, folder, environment, ofApp(jvm, words));
    }

    /** Starts the jar in a folder whose {@code data} is on a disk of its own, with what it held, and full by a file {@code rest}. */
    static AppProcess startOnFullDisk(Path folder, Map<String, String> environment, String... words) {
        String script = "cp -r data before && mount -t tmpfs -o size=1m none data && cp -r before/. data;"
                + " head -c 2m /dev/zero > data/rest; exec \"$@\"";
        List<String> shell = List.of("unshare", "--map-root-user", "--mount", "bash", "-c", script, "bash");
        return java(shell, folder, environment, ofApp(List.of(), words));
    }

    /** A path as this process sees it, which may have disks of its own. */
    Path seen(Path path) {
        return Path.of("/proc/" + pid() + "/root" + path);
    }

    /** Whether this machine lets a process have disks of its own. */
    static boolean canMount() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true")
                        .start()
                        .waitFor()
                == 0;
    }

    /** Starts any program in Java, by the words that follow {@code java}. */
    static AppProcess java(Path folder, Map<String, String> environment, List<String> words) {
        return java(List.of(), folder, environment, words);
    }

    private static List<String> ofApp(List<String> jvm, String... words) {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(List.of("-jar", System.getProperty("app.jar")));
        all.addAll(List.of(words));
        return all;
    }

    private static AppProcess java(
            List<String> prefix, Path folder, Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LINQ_"));
        builder.environment().putAll(environment);
        try {
            return new AppProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(the output broke off: " + e + ")");
        }
    }

    /** Waits until it says a line with these words; the line. */
    String awaitLine(String words) {
        try {
            await().atMost(PATIENCE).until(() -> line(words).isPresent() || !reader.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("'" + words + "' was not said in time, but:\n" + output(), e);
        }
        return line(words).orElseThrow(() -> new AssertionError("'" + words + "' was not said, but:\n" + output()));
    }

    private Optional<String> line(String words) {
        return lines.stream().filter(line -> line.contains(words)).findFirst();
    }

    /** The lines with these words that it said so far. */
    List<String> lines(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }

    /** How many lines it says from now on within this time. */
    int linesWithin(Duration time) {
        int before = lines.size();
        await().pollDelay(time).atMost(time.plus(PATIENCE)).until(() -> true);
        return lines.size() - before;
    }

    /** How many entries of the log, each with its lines, there are from now on within this time. */
    int entriesWithin(Duration time) {
        int before = lines(" ERROR ").size() + lines(" WARN ").size();
        linesWithin(time);
        return lines(" ERROR ").size() + lines(" WARN ").size() - before;
    }

    String output() {
        return String.join("\n", lines);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as {@code kill} and {@code docker stop} do. */
    void terminate() {
        // Not the process itself: that would close its output, which is still read.
        process.toHandle().destroy();
    }

    /** Kills it (SIGKILL) and waits until it is gone; what it said stays. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Waits until it has ended; its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end, but said:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
