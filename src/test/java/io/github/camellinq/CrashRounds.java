package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Rounds of files in one folder, with one ledger and one sandbox. Each round starts the application, which first ends what the
 * round before left behind, and kills it at one place.
 */
final class CrashRounds implements AutoCloseable {
    private static final int FEW = 12;
    private static final int MANY = 200;
    private static final int WORKERS = 17;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whom the sidecars name. */
    private static final String SAID = "+15551239999";

    /** A place that no step marks: the file was moved, and the ledger does not know yet. */
    private static final String ARCHIVED = "moved-to-done";

    /** Places that no step marks: the call is done, and its answer is on its way. */
    private static final Map<String, Call> UNANSWERED = new TreeMap<>(Map.of(
            "unanswered-register", Call.REGISTER, "unanswered-put", Call.PUT, "unanswered-send", Call.CREATE_CHAT));

    private static final String RANDOM = "random-";
    private static final int RANDOM_PLACES = 6;

    private final Workplace work;
    private final long seed;
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final Probes probes = new Probes();
    private final Path routes;
    private final List<String> places;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> killedSends = new HashMap<>();
    private int delivered;
    private int refused;

    CrashRounds(Workplace work, long seed) throws IOException {
        this.work = work;
        this.seed = seed;
        this.routes = work.folder().resolve("probed");
        this.places = new ArrayList<>(ProbedRoutes.write(routes, probes.url()));
        ProbedRoutes.require(
                places,
                "after-deliver-claim",
                "after-deliver-describe",
                "after-deliver-upload",
                "after-deliver-uploaded",
                "after-deliver-sending",
                "after-deliver-send",
                "after-deliver-sent",
                "after-deliver-archive",
                "before-dead-letter-set-aside",
                "after-dead-letter-set-aside");
        places.add(ARCHIVED);
        places.addAll(UNANSWERED.keySet());
        for (int i = 1; i <= RANDOM_PLACES; i++) {
            places.add(RANDOM + i);
        }
    }

    /** Where the process is killed, in the order of the rounds. */
    List<String> places() {
        return places;
    }

    /** How often it was killed at each place. */
    Map<String, Integer> kills() {
        return kills;
    }

    /** Delivers what the last round left behind, drops new files and kills the process at this round's place. */
    void round(int number) {
        String place = places.get(number % places.size());
        boolean random = place.startsWith(RANDOM);
        Random dice = new Random(seed + number);
        try (AppProcess app = start(random)) {
            app.awaitLine("camel-linq is watching");
            work.awaitEmptyInbox(app);
            check();
            CompletableFuture<Void> killed = new CompletableFuture<>();
            set(place, dice, app, killed);
            drop(number, random ? MANY : FEW);
            if (random) {
                int enough = delivered - dice.nextInt(MANY);
                sandbox.awaitMessages(enough, PATIENCE);
                await().pollDelay(dice.nextInt(50), TimeUnit.MILLISECONDS).until(app::isAlive);
                app.kill();
            } else if (UNANSWERED.containsKey(place)) {
                // All others are through: only the one whose answer does not come is on its way.
                await().atMost(PATIENCE).until(() -> work.count(Workplace.INBOX) == 1 && isStalled());
                app.kill();
            } else {
                killed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            }
            kills.merge(place, 1, Integer::sum);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("Round " + number + " at " + place + " with -Dcrash.seed=" + seed, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        noteKilledSends();
    }

    /** Delivers what the last round left behind, undisturbed. */
    void end() throws InterruptedException {
        try (AppProcess app = start(false)) {
            app.awaitLine("camel-linq is watching");
            work.awaitEmptyInbox(app);
            app.terminate();
            app.awaitEnd();
        }
        check();
    }

    private AppProcess start(boolean shipped) {
        sandbox.faults().clear();
        return AppProcess.start(
                work.folder(),
                Workplace.settings(sandbox),
                List.of("-XX:TieredStopAtLevel=1"),
                "run",
                "--routes",
                (shipped ? Path.of("routes").toAbsolutePath() : routes).toString());
    }

    private void set(String place, Random dice, AppProcess app, CompletableFuture<Void> killed) {
        Runnable kill = () -> {
            app.kill();
            killed.complete(null);
        };
        if (UNANSWERED.containsKey(place)) {
            sandbox.faults().next(UNANSWERED.get(place), Fault.stallAfter(PATIENCE));
        } else if (place.equals(ARCHIVED)) {
            probes.arm("after-deliver-sent", 1 + dice.nextInt(FEW), () -> holdLedger(kill));
        } else {
            probes.arm(place, place.contains("dead-letter") ? 1 + dice.nextInt(2) : 1 + dice.nextInt(FEW), kill);
        }
    }

    /** Keeps the process from writing into its ledger until a file has moved to done, and kills it then. */
    private void holdLedger(Runnable kill) {
        long before = work.count(Workplace.DONE);
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture.runAsync(() -> {
            try (Connection connection = DriverManager.getConnection(work.ledgerUrl() + "?busy_timeout=5000");
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                held.complete(null);
                await().atMost(PATIENCE).until(() -> work.count(Workplace.DONE) > before);
                kill.run();
                statement.execute("ROLLBACK");
            } catch (SQLException e) {
                held.completeExceptionally(e);
            }
        });
        held.join();
    }

    private boolean isStalled() {
        return sandbox.faults().struck().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                == 1;
    }

    private void drop(int round, int files) {
        for (int file = 0; file < files; file++) {
            if (file % 4 == 0) {
                work.dropSidecar("+1555123000" + file % 10, round + "-" + file + ".txt", "{\"to\": \"" + SAID + "\"}");
            }
            work.drop("+1555123000" + file % 10, round + "-" + file + ".txt", "round " + round + ", file " + file);
        }
        work.drop("+15551230000", round + ".exe", "MZ");
        work.drop("nobody", round + ".txt", "for nobody");
        delivered += files;
        refused += 2;
    }

    /** Remembers whose sends were on their way when the process was killed: those may be repeated, once for each kill. */
    private void noteKilledSends() {
        try (Ledger ledger = work.ledger()) {
            for (Entry entry : entries(ledger)) {
                if (entry.stage() == Stage.UPLOADED && entry.sendUnknown()) {
                    killedSends.merge(entry.idempotencyKey(), 1, Integer::sum);
                }
            }
        }
    }

    /** Every entry whose attachment was registered. */
    private static Collection<Entry> entries(Ledger ledger) {
        return ledger.attachments(null, Instant.now().plusSeconds(60));
    }

    /** All that was dropped so far is where it belongs, and was sent as often as it should have been. */
    private void check() {
        assertThat(work.count(Workplace.INBOX)).isZero();
        assertThat(work.names(Workplace.DONE)).hasSize(delivered).doesNotHaveDuplicates();
        assertThat(work.count(Workplace.DEAD_LETTER)).isEqualTo(refused);
        assertThat(work.reports()).isEqualTo(refused);
        assertThat(sandbox.messages())
                .extracting(message -> message.attachment().filename())
                .containsExactlyInAnyOrderElementsOf(work.names(Workplace.DONE));
        assertThat(sandbox.messages()).allSatisfy(CrashRounds::goesToWhomItsSidecarNames);
        posts().forEach((key, count) -> assertThat(count)
                .as("sends with key %s, after %s kills while it was sent", key, killedSends.getOrDefault(key, 0))
                .isLessThanOrEqualTo(1 + killedSends.getOrDefault(key, 0)));
        checkLedger();
    }

    private static void goesToWhomItsSidecarNames(ReceivedMessage message) {
        int file = Integer.parseInt(message.attachment().filename().replaceFirst(".*-([0-9]+)\\.txt", "$1"));
        assertThat(message.to()).containsExactly(file % 4 == 0 ? SAID : "+1555123000" + file % 10);
    }

    private void checkLedger() {
        if (delivered == 0) {
            return;
        }
        try (Ledger ledger = work.ledger()) {
            Map<Stage, Long> counts = ledger.counts();
            assertThat(counts.get(Stage.SENT)).isEqualTo(delivered);
            assertThat(counts.get(Stage.UPLOADED)).isZero();
            assertThat(counts.get(Stage.DEAD)).isEqualTo(refused);
            // Killed between the move and the note of it: there is no visit to it any more.
            long unknown = kills.values().stream().mapToLong(Integer::longValue).sum() * WORKERS;
            assertThat(entries(ledger).stream()
                            .filter(entry -> entry.times().archived() == null)
                            .count())
                    .isLessThanOrEqualTo(unknown);
        }
    }

    /** How often a message of each key reached the API. */
    private Map<String, Long> posts() {
        return sandbox.requests().stream()
                .filter(request -> request.idempotencyKey() != null)
                .collect(Collectors.groupingBy(ReceivedRequest::idempotencyKey, Collectors.counting()));
    }

    /** What happened, for people. */
    String table() {
        StringBuilder table = new StringBuilder("CrashIT: kills at each place, and how often it was passed\n");
        for (String place : places) {
            table.append("  %-30s %3d  %6d%n".formatted(place, kills.getOrDefault(place, 0), probes.arrivals(place)));
        }
        long repeated = posts().values().stream().mapToLong(count -> count - 1).sum();
        long registered = sandbox.requests().stream()
                .filter(request -> request.path().endsWith("/v3/attachments"))
                .count();
        return table.append(
                        "  %d files delivered, %d set aside; %d sends were repeated after %d kills in a send, %d uploads were repeated%n"
                                .formatted(
                                        delivered,
                                        refused,
                                        repeated,
                                        killedSends.values().stream()
                                                .mapToInt(Integer::intValue)
                                                .sum(),
                                        registered - delivered))
                .toString();
    }

    @Override
    public void close() {
        probes.close();
        sandbox.close();
    }
}
