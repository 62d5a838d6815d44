package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes into settings and routes arrives as they wrote it, in any script and with any sign. */
class WrittenWordsTest {
    private static final String ANN = "+15551234567";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void settings_keep_their_letters(String encoding) throws Exception {
        Operator operator = new Operator(folder, linq);
        Path inbox = folder.resolve("Eingänge");
        sets(operator, Charset.forName(encoding), "linq.inbox=" + inbox, "linq.recipients.jürgen=" + ANN);
        Path dropped = Files.createDirectories(inbox.resolve("jürgen")).resolve("grüße.txt");
        Files.writeString(dropped, "hallo");

        assertDelivers(operator, dropped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"in & out", "in&to=+15559990000", "50% +x;y=z, #1", "RAW(b)", "{a}", "it's \"so\"", "~x:$a"})
    void inbox_may_have_any_name(String name) throws Exception {
        Operator operator = new Operator(folder, linq);
        Path inbox = folder.resolve(name);
        sets(operator, StandardCharsets.UTF_8, "linq.inbox=" + inbox);
        Path dropped = Files.createDirectories(inbox.resolve(ANN)).resolve("note.txt");
        Files.writeString(dropped, "hello");

        assertThat(operator.calls("validate").succeeds().out()).contains(inbox + ",");
        assertDelivers(operator, dropped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "a%20b", "${a}"})
    void inbox_that_no_address_can_have_is_a_fault(String name) throws Exception {
        Operator operator = new Operator(folder, linq);
        sets(operator, StandardCharsets.UTF_8, "linq.inbox=" + folder.resolve(name));

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "linq.inbox is '" + folder.resolve(name) + "', which cannot be watched because ", "rename it");
        assertThat(operator.calls("run").failsWith(2).err()).contains("which cannot be watched because ");
    }

    @Test
    void text_of_a_route_may_have_any_sign() throws Exception {
        Operator operator = new Operator(folder, linq);
        Path inbox = Files.createDirectories(folder.resolve("terms"));
        watchesWithText(operator, inbox, "RAW(Terms & Conditions? 20%25, or more)");

        assertThat(operator.calls("validate").succeeds().out()).contains("No fault was found.");
        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains("after the text \"Terms & Conditions? 20%25, or more\"");

        Main main = operator.runs();
        try {
            assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo("Terms & Conditions? 20%25, or more");
        } finally {
            main.stop();
        }
    }

    /** The parser of SnakeYAML Engine 3.0.1 failed at an emoji that lay across two of its windows of 1,024 characters. */
    @Test
    void text_of_a_route_may_be_full_of_emojis() throws Exception {
        Operator operator = new Operator(folder, linq);
        String text = "🎉".repeat(3000);
        Path inbox = Files.createDirectories(folder.resolve("party"));
        watchesWithText(operator, inbox, text);

        assertThat(operator.calls("validate").succeeds().out()).contains("No fault was found.");

        Main main = operator.runs();
        try {
            assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo(text);
        } finally {
            main.stop();
        }
    }

    private void watchesWithText(Operator operator, Path inbox, String text) throws IOException {
        Files.writeString(
                folder.resolve("routes/own.camel.yaml"),
                """
                - route:
                    from:
                      uri: kamelet:linq-folder-source
                      parameters:
                        directory: %s
                        text: %s
                        to: "%s"
                      steps:
                        - to: direct:deliver
                """
                        .formatted(inbox, text, ANN));
        sets(operator, StandardCharsets.UTF_8, "linq.routes=deliver,send-message,dead-letter");
        Files.writeString(inbox.resolve("note.txt"), "hello");
    }

    private static void assertDelivers(Operator operator, Path dropped) throws IOException {
        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains(dropped + ": to " + ANN + ", text/plain");
        Main main = operator.runs();
        try {
            assertThat(linq.awaitMessages(1).get(0).to()).containsExactly(ANN);
        } finally {
            main.stop();
        }
    }

    private static void sets(Operator operator, Charset encoding, String... lines) throws IOException {
        operator.sets("linq.quiet-period=0s");
        operator.sets(lines);
        Files.write(operator.settings(), Files.readAllLines(operator.settings()), encoding);
    }
}
