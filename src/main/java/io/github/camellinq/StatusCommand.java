package io.github.camellinq;

import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code camel-linq status}: shows whether deliveries proceed, and what waits. */
@Command(
        name = "status",
        description = "Shows which process delivers, what waits, what was delivered and what could not be delivered.",
        footer = {"", "The exit status is 1 when there is a problem, for example when no process delivers."},
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(
            names = "--check",
            description = "Print only whether all is well, in one line or a few; for a health check.")
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
