package io.github.camellinq;

import io.github.camellinq.check.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code camel-linq validate}: finds faults before {@code run} meets them. */
@Command(
        name = "validate",
        description = "Finds everything that would keep run from delivering, and lists it all at once.",
        footer = {
            "",
            "Checks the routes, the settings, the folders, the ledger and the bucket, and asks Linq whether it accepts the key."
                    + " Nothing is sent, created or changed. It may be used while run is running.",
            "The exit status is 0 when there is no fault, else 2."
        },
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class ValidateCommand implements Callable<Integer> {
    private static final int FAULTS = 2;

    @Mixin
    private Installation installation;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder of the routes to check, in place of --routes.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private Path folder;

    @Option(
            names = "--sandbox",
            description = "Check for run --sandbox: no key, sending line or bucket is required, and Linq is not asked.")
    private boolean withSandbox;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder != null) {
            installation.use(folder);
        }
        PrintWriter out = spec.commandLine().getOut();
        RouteFiles files = installation.files();
        Validation validation = Validation.of(files, withSandbox);
        files.notes().forEach(out::println);
        validation.faults().stream().map(Fault::toString).map(Shown::word).forEach(out::println);
        if (validation.faults().isEmpty()) {
            validation
                    .looked()
                    .forEach((what, how) -> out.println(String.format("%-10s", what + ":") + Shown.word(how)));
            out.println("No fault was found.");
            return 0;
        }
        out.println(Shown.count(validation.faults().size(), "fault") + ". Nothing was sent or changed.");
        return FAULTS;
    }
}
