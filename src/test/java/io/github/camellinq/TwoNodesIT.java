package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share one inbox by one ledger on PostgreSQL. */
class TwoNodesIT {
    private static final int FILES = 1000;
    private static final int SAME_NAME = 300;
    private static final int RECIPIENTS = 50;
    private static final int WORKERS = 17;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void each_message_arrives_once_and_both_have_their_share() throws Exception {
        Workplace work = new Workplace(folder);
        String ledger = schema("shared");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess one = start(work, sandbox, ledger);
                AppProcess other = start(work, sandbox, ledger)) {
            one.awaitLine("camel-linq is watching");
            other.awaitLine("camel-linq is watching");
            Instant begin = Instant.now();
            drop(work, 0, FILES);

            await().atMost(PATIENCE).until(() -> work.count(Workplace.DONE) == FILES);

            Duration took = Duration.between(begin, Instant.now());
            long first = one.lines("Delivered ").size();
            long second = other.lines("Delivered ").size();
            System.out.printf("TwoNodesIT: %d and %d of %d in %d ms%n", first, second, FILES, took.toMillis());
            assertThat(first + second).isEqualTo(FILES);
            // What the other one was faster with is nobody's trouble.
            assertThat(one.output() + other.output()).doesNotContain("WARN", "ERROR", "disappeared");
            assertThat(Math.min(first, second)).isGreaterThanOrEqualTo(FILES / 5);
            checkDelivered(work, sandbox, ledger, 0);
        }
    }

    @Test
    void survivor_takes_over_what_a_killed_one_held() throws Exception {
        Workplace work = new Workplace(folder);
        String ledger = schema("killed");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess one = start(work, sandbox, ledger);
                AppProcess other = start(work, sandbox, ledger)) {
            one.awaitLine("camel-linq is watching");
            other.awaitLine("camel-linq is watching");
            drop(work, 0, FILES);

            sandbox.awaitMessages(FILES * 3 / 5, PATIENCE);
            one.kill();

            await().atMost(PATIENCE).until(() -> work.count(Workplace.INBOX) == 0);
            long first = one.lines("Delivered ").size();
            long second = other.lines("Delivered ").size();
            System.out.printf("TwoNodesIT: %d by the killed one and %d of %d%n", first, second, FILES);
            assertThat(Math.min(first, second)).isGreaterThanOrEqualTo(FILES / 5);
            checkDelivered(work, sandbox, ledger, WORKERS);
        }
    }

    /** A measurement: one against two, each with a warm-up, on the machine that they share with the sandbox and PostgreSQL. */
    @Test
    @Tag("bench")
    void rate_of_one_and_of_two() throws Exception {
        for (int nodes = 1; nodes <= 2; nodes++) {
            Path place = Files.createDirectories(folder.resolve("nodes" + nodes));
            Workplace work = new Workplace(place);
            String ledger = schema("rate" + nodes);
            List<AppProcess> apps = new ArrayList<>();
            try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
                for (int node = 0; node < nodes; node++) {
                    apps.add(start(work, sandbox, ledger));
                }
                apps.forEach(app -> app.awaitLine("camel-linq is watching"));
                drop(work, 0, FILES);
                await().atMost(PATIENCE).until(() -> work.count(Workplace.DONE) == FILES);
                Instant begin = Instant.now();
                drop(work, FILES, 5 * FILES);
                await().atMost(PATIENCE).until(() -> work.count(Workplace.DONE) == 5 * FILES);
                long millis = Duration.between(begin, Instant.now()).toMillis();
                System.out.printf(
                        "TwoNodesIT: %d node(s): %d files/s, shares %s, found gone %s%n",
                        nodes,
                        4 * FILES * 1000L / millis,
                        apps.stream().map(app -> app.lines("Delivered ").size()).toList(),
                        apps.stream()
                                .map(app -> app.lines("disappeared").size())
                                .toList());
            } finally {
                for (AppProcess app : apps) {
                    app.close();
                }
            }
        }
    }

    @Test
    void dead_letters_of_one_name_do_not_overwrite_each_other() throws Exception {
        Workplace work = new Workplace(folder);
        String ledger = schema("dead");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess one = start(work, sandbox, ledger);
                AppProcess other = start(work, sandbox, ledger)) {
            one.awaitLine("camel-linq is watching");
            other.awaitLine("camel-linq is watching");
            for (int file = 0; file < SAME_NAME; file++) {
                work.drop("+15551234567/" + file, "photo.webp", "file " + file);
            }

            await().atMost(PATIENCE).until(() -> work.count(Workplace.INBOX) == 0);

            assertThat(work.count(Workplace.DEAD_LETTER)).isEqualTo(SAME_NAME);
            assertThat(work.reports()).isEqualTo(SAME_NAME);
            // What the other one set aside first is nobody's trouble, and stays dead.
            assertThat(one.output() + other.output()).doesNotContain("disappeared", "cannot be used");
            try (Ledger known = JdbcLedger.visit(new LedgerSettings(ledger), Clock.systemUTC())) {
                assertThat(known.counts()).containsEntry(Stage.DEAD, (long) SAME_NAME);
            }
        }
    }

    private static void checkDelivered(Workplace work, Sandbox sandbox, String url, long mostRepeated) {
        assertThat(work.count(Workplace.DEAD_LETTER)).isZero();
        assertThat(work.names(Workplace.DONE)).hasSize(FILES).doesNotHaveDuplicates();
        assertThat(sandbox.messages())
                .extracting(message -> message.attachment().filename())
                .containsExactlyInAnyOrderElementsOf(work.names(Workplace.DONE));
        Map<String, Long> posts = sandbox.requests().stream()
                .filter(request -> request.idempotencyKey() != null)
                .collect(Collectors.groupingBy(ReceivedRequest::idempotencyKey, Collectors.counting()));
        assertThat(posts.values().stream().mapToLong(count -> count - 1).sum()).isLessThanOrEqualTo(mostRepeated);
        try (Ledger ledger = JdbcLedger.visit(new LedgerSettings(url), Clock.systemUTC())) {
            assertThat(ledger.counts().get(Stage.SENT)).isEqualTo(FILES);
        }
    }

    private static void drop(Workplace work, int from, int to) {
        for (int file = from; file < to; file++) {
            work.drop("+15551230%03d".formatted(file % RECIPIENTS), file + ".txt", "file " + file);
        }
    }

    private static AppProcess start(Workplace work, Sandbox sandbox, String ledger) {
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_LEDGER_URL", ledger);
        return AppProcess.start(work.folder(), settings, List.of("-XX:TieredStopAtLevel=1"), "run");
    }

    private static String schema(String name) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }
}
