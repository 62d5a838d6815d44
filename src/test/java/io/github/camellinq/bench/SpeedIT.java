package io.github.camellinq.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The benchmark: {@code mvn verify -Pbench}. Measures the runnable jar beside a bare Camel route and the raw limit, in turns,
 * prints the table and writes {@code target/bench.json}. What it asserts is that all arrived, and not when.
 */
@Tag("bench")
@EnabledOnOs(OS.LINUX)
class SpeedIT {
    private static final Path DOCS = Path.of("docs/benchmarks.md");

    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final List<String> only =
            List.of(System.getProperty("bench.only", "start,small,large,drops").split(","));
    private final Server server = Server.chosen();
    private final boolean alone = Boolean.getBoolean("bench.alone");
    private final Results results = new Results();

    @Test
    void measures_and_prints_the_table() throws Exception {
        Path root = Files.createDirectories(
                Path.of(System.getProperty("bench.folder", "target/bench")).toAbsolutePath());
        try (Place place = Place.in(root);
                ServerProcess linq = new ServerProcess(place.folder(), server)) {
            // The server's own first seconds would be the first one's loss.
            measure(new SmallFiles(), Subject.RAW_LIMIT, place.folder(), linq);
            run("start", new Starts(), new Subject[] {Subject.CAMEL_LINQ, Subject.BARE_CAMEL}, 1, place.folder(), linq);
            run("small", new SmallFiles(), Subject.OF_SMALL_FILES, rounds, place.folder(), linq);
            if (only.contains("large")) {
                LargeFiles large = new LargeFiles(place.folder());
                // Nor is anybody to pay for a server's first rounds: in the sandbox's, a file costs up to twice the
                // CPU.
                for (Subject subject : measured(Subject.values())) {
                    measure(large::started, subject, place.folder(), linq);
                }
                run("large", large::started, Subject.values(), rounds, place.folder(), linq);
                run("large", large::warm, Subject.values(), rounds, place.folder(), linq);
            }
            run("drops", new Drops(), new Subject[] {Subject.CAMEL_LINQ}, 1, place.folder(), linq);
        }
        Report report = new Report(results, server, rounds, Instant.now());
        BenchFile.put(server.part(), report.json());
        String text = report.circumstances() + "\n" + report.table();
        System.out.println("\n" + text);
        if (Boolean.getBoolean("bench.docs")) {
            write(server, text);
        }
    }

    private void run(String name, Scenario scenario, Subject[] subjects, int times, Path root, ServerProcess linq)
            throws Exception {
        for (int round = 0; only.contains(name) && round < times; round++) {
            for (Subject subject : measured(subjects)) {
                Results once = measure(scenario, subject, root, linq);
                System.out.println(name + ", round " + (round + 1) + ", " + subject.label() + ": " + once);
                results.add(once);
            }
        }
    }

    private Subject[] measured(Subject... subjects) {
        return alone ? new Subject[] {Subject.CAMEL_LINQ} : subjects;
    }

    private static Results measure(Scenario scenario, Subject subject, Path root, ServerProcess linq) throws Exception {
        Results results = new Results();
        linq.clear();
        try (Place place = Place.in(root)) {
            scenario.measure(subject, place, linq, results);
        }
        return results;
    }

    private static void write(Server server, String text) throws Exception {
        String mark = server.part() + " -->";
        Matcher place = Pattern.compile("(<!-- " + mark + "\n).*?(<!-- /" + mark + ")", Pattern.DOTALL)
                .matcher(Files.readString(DOCS));
        if (!place.find()) {
            throw new AssertionError(DOCS + " has no place for the table, <!-- " + mark + " and <!-- /" + mark);
        }
        Files.writeString(DOCS, place.replaceFirst(Matcher.quoteReplacement(place.group(1) + text + place.group(2))));
    }
}
