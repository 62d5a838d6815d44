package io.github.camellinq;

import io.github.camellinq.route.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code camel-linq status}: says how things stand. */
@Command(
        name = "status",
        description = "Says how things stand: who runs, what waits, what was delivered, what could not be.",
        footer = {"", "Exit status 1 when it is not well, for example when nobody runs."},
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(names = "--check", description = "Only whether all is well, in a line or a few; for a health check.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = installation.settings();
        PrintWriter out = spec.commandLine().getOut();
        Health health = Health.of(settings);
        if (!check) {
            new Status(settings, health).print(out);
        }
        List<String> faults = health.faults();
        if (faults.isEmpty()) {
            out.println("All is well.");
        }
        faults.forEach(fault -> out.println("Not well: " + Shown.word(fault)));
        return faults.isEmpty() ? 0 : 1;
    }
}
