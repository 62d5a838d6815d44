package io.github.camellinq;

import io.github.camellinq.api.Reason;
import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.SetAside;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code camel-linq dead-letters}: lists the dead letters. */
@Command(
        name = "dead-letters",
        description =
                "Lists the dead letters in the dead-letter folder and in the bucket, latest first. The command replay puts them back.",
        subcommands = ReplayCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class DeadLettersCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            description = "Only dead letters with this reason, such as unsupported-type.",
            converter = ReasonWord.class,
            scope = ScopeType.INHERIT)
    private Reason reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only dead letters set aside since this time: " + TimeWord.DESCRIPTION + ".",
            converter = TimeWord.class,
            scope = ScopeType.INHERIT)
    private Instant since;

    @Option(
            names = {"-v", "--long"},
            description = "Also print what is wrong with each.")
    private boolean inFull;

    @Spec
    private CommandSpec spec;

    Settings settings() throws IOException {
        return installation.settings();
    }

    boolean isFiltered() {
        return reason != null || since != null;
    }

    boolean matches(Letter letter) {
        boolean wanted = reason == null
                || letter.report() != null && letter.report().reason().equals(reason.word());
        return wanted && (since == null || !letter.since().isBefore(since));
    }

    @Override
    public Integer call() throws IOException {
        try (Letters present = Letters.of(settings())) {
            PrintWriter out = spec.commandLine().getOut();
            list(present.all().stream().filter(this::matches).toList(), present.places(), out);
            present.note().ifPresent(out::println);
            present.fault().ifPresent(out::println);
            return present.fault().isEmpty() ? 0 : 1;
        }
    }

    private void list(List<Letter> letters, String places, PrintWriter out) {
        if (letters.isEmpty()) {
            out.println("No dead letters" + (isFiltered() ? " of this kind" : "") + " in " + places + ".");
            return;
        }
        Table table = new Table("SET ASIDE", "REASON", "RECIPIENT", "FILE");
        for (Letter letter : letters) {
            DeadLetterReport report = letter.report();
            table.add(
                    inFull ? Shown.word(report == null ? letter.state().meaning() : report.message()) : null,
                    Shown.time(letter.since()),
                    report == null ? "?" : Shown.word(report.reason()),
                    Shown.word(report == null ? null : report.recipient()),
                    letter.state() == SetAside.State.WHOLE
                            ? letter.listed()
                            : letter.listed() + "  (" + letter.state().meaning() + ")");
        }
        table.print(out);
        out.println();
        long files = letters.stream().filter(letter -> letter.state().hasFile()).count();
        String more = (inFull ? "" : " To see what is wrong with each, add -v.")
                + " To try again, use dead-letters replay FILE.";
        out.println(Shown.count(files, "dead letter") + " in " + places + "." + (files == 0 ? "" : more));
    }
}
