package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camellinq.api.Json;
import io.github.camellinq.route.LinqService;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each recipe of docs/recipes.md, in a folder of routes as {@code run} loads it. */
class RecipesTest {
    private static final int MOST_LINES = 15;

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Main main;

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    @Test
    void every_recipe_is_short_and_has_a_test() throws Exception {
        List<String> titles = found("(?m)^## (.*)$", Files.readString(Path.of("docs/recipes.md")));
        List<String> yaml = found("```yaml\n(.*?)```", Files.readString(Path.of("docs/recipes.md")));

        assertThat(titles)
                .containsExactly(
                        "Names in place of numbers",
                        "Three folders, each with its own recipient and text",
                        "Instructions beside a file",
                        "Another way to send",
                        "Voice memos",
                        "A step before the upload",
                        "What was delivered is kept for a month",
                        "Nothing is kept of what was delivered");
        assertThat(yaml).isNotEmpty();
        assertThat(found("```(?:properties|json)\n(.*?)```", Files.readString(Path.of("docs/recipes.md"))))
                .hasSizeGreaterThanOrEqualTo(titles.size())
                .allSatisfy(block -> assertThat(block.lines()).hasSizeLessThanOrEqualTo(MOST_LINES));
        for (String block : yaml) {
            assertThat(block.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
            assertThat(CamelSchema.faults(new YAMLMapper().readTree(block))).isEmpty();
        }
    }

    @Test
    void names_in_place_of_numbers() throws Exception {
        run("Names in place of numbers");
        drop("inbox/support/note.txt", "hello".getBytes());
        drop("inbox/all.txt", "hello, all".getBytes());

        assertThat(linq.awaitMessages(2))
                .extracting(ReceivedMessage::to)
                .containsExactlyInAnyOrder(List.of("+15551234567"), List.of("+15551234567", "ann@example.org"));
        await().until(() -> Files.exists(folder.resolve("done/support/note.txt")));
        await().until(() -> Files.exists(folder.resolve("done/all.txt")));
    }

    @Test
    void three_folders() throws Exception {
        run("Three folders, each with its own recipient and text");
        drop("invoices/may.txt", "may".getBytes());
        drop("photos/site.txt", "site".getBytes());
        drop("reports/week.txt", "week".getBytes());

        assertThat(linq.awaitMessages(3))
                .extracting(message -> message.to().get(0) + " " + message.text())
                .containsExactlyInAnyOrder(
                        "+15551110001 A new invoice", "+15551110002 From the site", "+15551110003 The week in numbers");
        await().until(() -> Files.exists(folder.resolve("done/week.txt")));
    }

    @Test
    void instructions_beside_a_file() throws Exception {
        String recipe = run("Instructions beside a file");
        drop(
                "inbox/invoice.pdf.linq.json",
                found("```json\n(.*?)```", recipe).get(0).getBytes());
        drop("inbox/invoice.pdf", Files.readAllBytes(Path.of("src/test/resources/samples/plain.pdf")));

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.to()).containsExactly("+15551234567", "ann@example.org");
        assertThat(message.text()).isEqualTo("Your invoice");
        assertThat(message.effect().name()).isEqualTo("confetti");
        await().until(() -> Files.exists(folder.resolve("done/invoice.pdf.linq.json")));
    }

    @Test
    void another_way_to_send() throws Exception {
        run("Another way to send");
        drop("inbox/+15551234567/note.txt", "hello".getBytes());

        assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo("Here is note.txt");
        await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
    }

    @Test
    void voice_memos() throws Exception {
        run("Voice memos");
        String chat = chat();
        drop("memos/" + chat + "/song.m4a", Files.readAllBytes(Path.of("src/test/resources/samples/song.m4a")));

        ReceivedMessage memo = linq.awaitMessages(2).get(1);

        assertThat(memo.chatId()).isEqualTo(chat);
        assertThat(memo.parts().get(0).type()).isEqualTo("voice_memo");
        await().until(() -> Files.exists(folder.resolve("done/" + chat + "/song.m4a")));

        drop("inbox/" + chat + "/song.m4a", Files.readAllBytes(Path.of("src/test/resources/samples/song.m4a")));
        assertThat(linq.awaitMessages(3).get(2).parts().get(0).type()).isEqualTo("media");
    }

    /** That it goes after a month is for a test that has a clock: {@code DoneKeepRouteTest}. */
    @Test
    void what_was_delivered_is_kept_for_a_month() throws Exception {
        run("What was delivered is kept for a month");
        drop("inbox/+15551234567/note.txt", "hello".getBytes());

        linq.awaitMessages(1);

        await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
        assertThat(LinqService.of(main.getCamelContext()).settings().doneKeep()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void nothing_is_kept_of_what_was_delivered() throws Exception {
        run("Nothing is kept of what was delivered");
        drop("inbox/+15551234567/note.txt", "hello".getBytes());

        linq.awaitMessages(1);

        await().until(() -> !Files.exists(folder.resolve("inbox/+15551234567/note.txt")));
        assertThat(folder.resolve("done"))
                .satisfiesAnyOf(done -> assertThat(done).doesNotExist(), done -> assertThat(done)
                        .isEmptyDirectory());
    }

    @Test
    void a_step_before_the_upload() throws Exception {
        run("A step before the upload");
        drop("inbox/+15551234567/note.txt", "hello".getBytes());

        assertThat(linq.awaitMessages(1).get(0).attachment().filename()).isEqualTo("acme-note.txt");
        await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
    }

    /**
     * Writes a recipe's files and starts what {@code run} starts; only what is a test's own is set beside. Returns the
     * recipe.
     */
    private String run(String title) throws Exception {
        String page = Files.readString(Path.of("docs/recipes.md"));
        String recipe = page.substring(page.indexOf("## " + title)).replaceFirst("(?s)\n## .*", "");
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                routes.resolve("application.properties"), String.join("\n", found("```properties\n(.*?)```", recipe)));
        List<String> yaml = found("```yaml\n(.*?)```", recipe);
        for (int i = 0; i < yaml.size(); i++) {
            Files.writeString(
                    routes.resolve("own-" + i + RouteFiles.SUFFIX),
                    yaml.get(i).replace("directory: ", "directory: " + folder + "/"));
        }
        main = RouteFiles.in(routes).main();
        Map.of(
                        Setting.BASE_URL, linq.baseUrl().toString(),
                        Setting.API_KEY, linq.apiKey(),
                        Setting.FROM, "+15550000000",
                        Setting.INBOX, folder.resolve("inbox").toString(),
                        Setting.DONE, folder.resolve("done").toString(),
                        Setting.DEAD_LETTER, folder.resolve("dead-letter").toString(),
                        Setting.LEDGER_URL, "jdbc:sqlite:" + folder.resolve("ledger.db"),
                        Setting.QUIET_PERIOD, "50ms")
                .forEach((setting, value) -> main.addOverrideProperty(setting.key(), value));
        main.start();
        assertThat(LinqService.of(main.getCamelContext()).places().folders()).isNotEmpty();
        return recipe;
    }

    private void drop(String path, byte[] bytes) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Path draft = Files.write(folder.resolve("draft"), bytes);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A chat that is there already. */
    private static String chat() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        linq.baseUrl().resolve(linq.baseUrl().getPath() + "/v3/chats"))
                .header("Authorization", "Bearer " + linq.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString("{\"from\":\"+15550000000\",\"to\":[\"+15551234567\"],"
                        + "\"message\":{\"parts\":[{\"type\":\"text\",\"value\":\"hello\"}]}}"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return Json.MAPPER.readTree(answer).at("/chat/id").asText();
    }

    private static List<String> found(String pattern, String text) {
        List<String> all = new ArrayList<>();
        int flags = pattern.startsWith("(?m)") ? 0 : Pattern.DOTALL;
        for (Matcher matcher = Pattern.compile(pattern, flags).matcher(text); matcher.find(); ) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
