package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.bench.BenchFile;
import io.github.camellinq.bench.CommandLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A measurement: a hundred thousand files wait when the application starts, by the command that README documents. Prints how fast it is
 * at the begin, in the middle and at the end, and what is alive in its heap; {@code -Dbacklog.files=N} for another number.
 */
@Tag("bench")
class BacklogIT {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    /** Of each generation that holds objects, whatever the collector calls it. */
    private static final Pattern USED = Pattern.compile("(?m)^ (?!Metaspace| *class).* used (\\d+)K");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {200, 1})
    void backlog_is_delivered_as_fast_at_its_end_as_at_its_begin(int recipients) throws Exception {
        int files = Integer.getInteger("backlog.files", 100_000);
        Workplace work = new Workplace(Files.createDirectories(folder.resolve("work")));
        for (int file = 0; file < files; file++) {
            work.drop("+15551230%03d".formatted(file % recipients), file + ".txt", "file " + file);
        }
        try (AppProcess sandbox = AppProcess.start(
                folder, Map.of(), List.of("-XX:TieredStopAtLevel=1", "-Xmx2g"), "sandbox", "--port", "0")) {
            Matcher url = Pattern.compile("http://\\S+/api/partner").matcher(sandbox.awaitLine("/api/partner"));
            assertThat(url.find()).isTrue();
            try (AppProcess app = AppProcess.java(
                    work.folder(), Workplace.settings(url.group(), "sandbox-key"), CommandLines.wordsAfterJava())) {
                List<Sample> samples = new ArrayList<>();
                samples.add(Sample.of(app, 0));
                for (int enough : List.of(
                        1000, Math.max(1000, files / 10), files / 4, files / 2, files * 3 / 4, files * 9 / 10, files)) {
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofSeconds(1))
                            .until(() ->
                                    delivered(app).skip(enough - 1).findFirst().isPresent() || !app.isAlive());
                    samples.add(Sample.of(app, delivered(app).count()));
                }
                assertThat(app.isAlive()).as(app::output).isTrue();
                await().atMost(PATIENCE).until(() -> work.count(Workplace.DONE) == files);
                List<Instant> times = delivered(app).toList();
                print(files, recipients, times, samples, app.pid());
                keep(files, recipients, times, samples);
                assertThat(work.count(Workplace.INBOX)).isZero();
                assertThat(app.output()).doesNotContain("WARN", "ERROR");
            }
        }
    }

    private static Stream<Instant> delivered(AppProcess app) {
        return app.lines("Delivered ").stream().map(line -> Instant.parse(line.substring(0, line.indexOf(' '))));
    }

    /**
     * What the application had come to at one moment.
     *
     * @param cpu all that it used so far, the collection for the heap's size included
     * @param heap what is alive, in KiB
     */
    private record Sample(long delivered, Duration cpu, long heap) {
        static Sample of(AppProcess app, long delivered) throws Exception {
            Duration cpu = ProcessHandle.of(app.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElse(Duration.ZERO);
            return new Sample(delivered, cpu, heapOf(app));
        }
    }

    private static void print(int files, int recipients, List<Instant> times, List<Sample> samples, long pid)
            throws IOException {
        StringBuilder text = new StringBuilder("BacklogIT: %d files of %d recipients%n".formatted(files, recipients));
        for (int i = 1; i < samples.size(); i++) {
            Sample from = samples.get(i - 1);
            Sample to = samples.get(i);
            text.append("  %6d to %6d: %.2f ms of CPU per file, then %d MB alive%n"
                    .formatted(
                            from.delivered(),
                            to.delivered(),
                            (double) to.cpu().minus(from.cpu()).toMillis()
                                    / Math.max(1, to.delivered() - from.delivered()),
                            to.heap() / 1024));
        }
        long still = 0;
        for (int i = 1; i < files; i++) {
            long gap = Duration.between(times.get(i - 1), times.get(i)).toMillis();
            still += gap < 150 ? 0 : gap;
        }
        text.append("  stood still for %d ms in pauses of more than 150 ms%n".formatted(still));
        rate(text, times, 0, 1000);
        for (int from = 0; from + 10_000 <= files; from += 10_000) {
            rate(text, times, from, from + 10_000);
        }
        rate(text, times, files - 1000, files);
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        System.out.println(text);
    }

    /** What the goal is about, into {@code target/bench.json}. */
    private static void keep(int files, int recipients, List<Instant> times, List<Sample> samples) throws IOException {
        ObjectNode part = BenchFile.newPart();
        part.put("at", Instant.now().toString())
                .put("files", files)
                .put("recipients", recipients)
                .put("first_1000_per_second", rate(times, 0, 1000))
                .put("last_1000_per_second", rate(times, files - 1000, files));
        samples.forEach(sample -> part.withArray("/heap_alive_kb").add(sample.heap()));
        BenchFile.put("backlog_of_" + recipients, part);
    }

    private static long rate(List<Instant> times, int from, int to) {
        long millis = Duration.between(times.get(from), times.get(to - 1)).toMillis();
        return (to - from) * 1000L / Math.max(1, millis);
    }

    private static void rate(StringBuilder text, List<Instant> times, int from, int to) {
        text.append("  %6d to %6d: %5d files/s%n".formatted(from, to, rate(times, from, to)));
    }

    /** What is alive after a collection, in KiB. */
    private static long heapOf(AppProcess app) throws Exception {
        jcmd(app, "GC.run");
        List<Long> used = USED.matcher(jcmd(app, "GC.heap_info"))
                .results()
                .map(generation -> Long.valueOf(generation.group(1)))
                .toList();
        assertThat(used).isNotEmpty();
        return used.stream().mapToLong(Long::longValue).sum();
    }

    private static String jcmd(AppProcess app, String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + app.pid(), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer;
    }
}
