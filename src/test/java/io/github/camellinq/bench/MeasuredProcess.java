package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process whose time, CPU and memory are measured; what it says of each file is let pass, the rest is kept. */
final class MeasuredProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String OF_EACH_FILE = " Delivered ";

    static {
        // A run that is ended from outside leaves nothing behind that the next one would be measured beside.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
    }

    private final Process process;
    private final String readyWords;
    private final Instant started;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile Instant ready;
    private volatile String readyLine;

    /**
     * Starts it.
     *
     * @param readyWords what the line holds by which it says that it is ready
     * @param environment beside this process's own, from which all of Linq's variables are taken
     */
    MeasuredProcess(Path folder, Map<String, String> environment, String readyWords, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LINQ_"));
        builder.environment().putAll(environment);
        this.readyWords = readyWords;
        this.started = Instant.now();
        this.process = builder.start();
        this.reader = new Thread(this::read, "output");
        reader.start();
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (ready == null && line.contains(readyWords)) {
                    readyLine = line;
                    ready = Instant.now();
                } else if (!line.contains(OF_EACH_FILE)) {
                    lines.add(line);
                }
                if (ready != null && !in.ready()) {
                    // To be woken by each line would be work, on the cores of who is measured.
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (IOException e) {
            lines.add("(the output broke off: " + e + ")");
        }
    }

    /** Waits until it is ready; the line by which it said so. */
    String awaitReady() {
        await().atMost(PATIENCE).until(() -> ready != null || !reader.isAlive());
        if (ready == null) {
            throw new AssertionError("It ended before it was ready, and said:\n" + output());
        }
        return readyLine;
    }

    Instant started() {
        return started;
    }

    /** When it was ready. */
    Instant ready() {
        awaitReady();
        return ready;
    }

    /** One line for its input. */
    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said, but for its lines of each file. */
    String output() {
        return String.join("\n", lines);
    }

    /** All that it used so far, as {@code /proc} counts it: in hundredths of a second. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The most memory that it ever had resident, in MB. */
    double peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has its virtual machine do something, by the JDK's {@code jcmd}. */
    void jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + process.pid()));
        command.addAll(List.of(words));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(command + " failed: " + answer);
        }
    }

    /** Asks it to end, as {@code kill} does, and waits until it has. */
    @Override
    public void close() throws InterruptedException {
        // Not the process itself: that would close its output, which is still read.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join();
    }
}
