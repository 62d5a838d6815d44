package io.github.camellinq.route;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every call of a delivery goes wrong once, in every way that the sandbox knows: what becomes of the file, of its row in the
 * ledger and of its message is what {@code faults.tsv} says.
 */
class FaultSuiteRouteTest extends ShippedRoutes {
    private static final Path TABLE = Path.of("src/test/resources/faults/faults.tsv");

    /** Longer than our patience, which the settings below say. */
    private static final Duration STALL = Duration.ofSeconds(2);

    private Ledger ledger;
    private String chatId;

    private record Case(Call call, String fault, String file, String stage, int registers, int most, int sends) {
        static Case of(String line) {
            String[] cells = line.split("\t");
            return new Case(
                    Call.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                    cells[1],
                    cells[2],
                    cells[3],
                    Integer.parseInt(cells[4].replaceFirst("-.*", "")),
                    Integer.parseInt(cells[4].replaceFirst(".*-", "")),
                    Integer.parseInt(cells[5]));
        }

        boolean arrives() {
            return file.equals("done");
        }

        Fault toFault() {
            String[] words = fault.split(" ");
            return switch (words[0]) {
                case "status" ->
                    words[2].equals("html")
                            ? Fault.status(Integer.parseInt(words[1]), "<html>Bad gateway</html>")
                            : words[1].equals("429")
                                    ? Fault.tooManyRequests(Duration.ofSeconds(1))
                                    : Fault.status(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "reset_before" -> Fault.resetBefore();
                case "reset_after" -> Fault.resetAfter();
                case "truncated" -> Fault.truncated();
                case "no_json" -> Fault.noJson();
                case "no_ids" -> Fault.noIds();
                case "expired_url" -> Fault.expiredUrl();
                case "stall_before" -> Fault.stallBefore(STALL);
                case "stall_after" -> Fault.stallAfter(STALL);
                default -> throw new IllegalArgumentException(fault);
            };
        }
    }

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.api.timeout", "1500ms");
        settings.setProperty("linq.upload.stall-timeout", "1500ms");
        settings.setProperty("linq.rate-limit.messages", "0");
        settings.setProperty("linq.retry.delay", "100ms");
    }

    @BeforeEach
    void deliverOne() throws Exception {
        ledger = JdbcLedger.visit(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
        drop("+15550009999/first.txt", bytes("makes the chat"));
        awaitFile(done().resolve("+15550009999/first.txt"));
        chatId = linq.messages().get(0).chatId();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void every_fault_of_every_call_ends_as_the_table_says() throws Exception {
        List<Case> cases = Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Case::of)
                .toList();
        SoftAssertions all = new SoftAssertions();
        for (int number = 0; number < cases.size(); number++) {
            check(cases.get(number), "file" + number + ".txt", all);
        }
        all.assertAll();
    }

    private void check(Case expected, String name, SoftAssertions all) throws IOException {
        String recipient = expected.call() == Call.SEND_MESSAGE ? chatId : "+15550009999";
        int requests = linq.requests().size();
        linq.sandbox().faults().next(expected.call(), expected.toFault());

        drop(recipient + "/" + name, bytes(expected.toString()));

        Path done = done().resolve(recipient + "/" + name);
        Path dead = deadLetter().resolve(recipient + "/" + name);
        await(expected.toString()).until(() -> Files.exists(done) || Files.exists(dead));
        await(expected.toString()).until(() -> isOver(entry(name)));
        // A call that stalled is in the sandbox's log only once it was answered, to nobody.
        await(expected.toString()).until(() -> {
            List<ReceivedRequest> so = seenSince(requests);
            return registers(so) >= expected.registers() && sends(so) >= expected.sends();
        });
        Entry entry = entry(name);
        List<ReceivedRequest> seen = seenSince(requests);
        List<ReceivedMessage> messages = messages(name);

        all.assertThat(outcome(done, dead)).as("%s: file", expected).isEqualTo(expected.file());
        all.assertThat(entry.stage()).as("%s: stage", expected).hasToString(expected.stage());
        all.assertThat(entry.sendUnknown()).as("%s: send unknown", expected).isFalse();
        all.assertThat(entry.sendAttempts()).as("%s: sends begun", expected).isEqualTo(expected.sends());
        all.assertThat(ledger.failures(entry.id()))
                .as("%s: failures", expected)
                .hasSize(registers(seen) + sends(seen) > 2 || expected.file().startsWith("dead") ? 1 : 0);
        all.assertThat(registers(seen)).as("%s: registers", expected).isBetween(expected.registers(), expected.most());
        all.assertThat(sends(seen)).as("%s: sends", expected).isEqualTo(expected.sends());
        all.assertThat(keys(seen)).as("%s: keys", expected).hasSizeLessThanOrEqualTo(1);
        all.assertThat(messages).as("%s: messages", expected).hasSize(expected.arrives() ? 1 : 0);
        if (expected.arrives()) {
            all.assertThat(entry.messageId()).isEqualTo(messages.get(0).messageId());
            all.assertThat(entry.chatId()).isEqualTo(chatId);
            all.assertThat(entry.file().sha256())
                    .isEqualTo(messages.get(0).attachment().sha256());
        }
        all.assertThat(Files.exists(inbox().resolve(recipient + "/" + name)))
                .as("%s: in the inbox", expected)
                .isFalse();
    }

    private Entry entry(String name) {
        return ledger.find(name).get(0);
    }

    /** A row is at its end a moment after its file is. */
    private static boolean isOver(Entry entry) {
        return entry.times().archived() != null || entry.times().dead() != null;
    }

    private static String outcome(Path done, Path dead) throws IOException {
        if (Files.exists(done)) {
            return "done";
        }
        JsonNode report = Json.MAPPER.readTree(
                dead.resolveSibling(dead.getFileName() + ".error.json").toFile());
        return "dead " + report.path("reason").asText();
    }

    private static List<ReceivedMessage> messages(String name) {
        return linq.messages().stream()
                .filter(message -> message.attachment().filename().equals(name))
                .toList();
    }

    private static Set<String> keys(List<ReceivedRequest> requests) {
        return requests.stream()
                .map(ReceivedRequest::idempotencyKey)
                .filter(key -> key != null)
                .collect(Collectors.toSet());
    }

    private static List<ReceivedRequest> seenSince(int number) {
        List<ReceivedRequest> all = linq.requests();
        return all.subList(number, all.size());
    }

    private static int registers(List<ReceivedRequest> requests) {
        return count(requests, "/v3/attachments");
    }

    private static int sends(List<ReceivedRequest> requests) {
        return count(requests, "/v3/chats") + count(requests, "/messages");
    }

    private static int count(List<ReceivedRequest> requests, String end) {
        return (int) requests.stream()
                .filter(request -> request.path().endsWith(end))
                .count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
