package io.github.camellinq;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.route.Setting;
import io.github.camellinq.route.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What a command asks about: the settings, folders and ledger that {@code run} has when it is started at the same place. */
final class Installation {

    /** A store that says nothing for so long does not work. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--routes",
            paramLabel = "FOLDER",
            description = "The folder of the routes, with application.properties beside them.",
            defaultValue = "routes",
            scope = ScopeType.INHERIT)
    private Path routes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The folder of the routes, which need not be there where nobody named it. */
    Path folder() {
        // A command of a command has an option of its own, which is this one.
        boolean named = spec.commandLine().getParseResult().asCommandLineList().stream()
                .anyMatch(line -> line.getParseResult().hasMatchedOption("--routes"));
        return named ? existing("--routes: ", routes) : routes;
    }

    /** The routes are in this folder, whatever the option says. */
    void use(Path folder) {
        routes = existing("", folder);
    }

    private Path existing(String word, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), word + folder + " is no folder");
        }
        return folder;
    }

    /** The route files and the settings beside them. */
    RouteFiles files() throws IOException {
        return RouteFiles.in(folder());
    }

    /** A context with the settings in it, not started and without routes. */
    DefaultCamelContext context() throws IOException {
        return files().context(Map.of());
    }

    /**
     * The settings, checked; the key may be missing.
     *
     * @throws io.github.camellinq.route.SettingsException naming every fault
     */
    Settings settings(Setting... required) throws IOException {
        try (DefaultCamelContext context = context()) {
            return Settings.of(context, required);
        }
    }

    static LedgerSettings ledgerSettings(Settings settings) {
        return new LedgerSettings(settings.ledgerUrl(), null, null, "command", 1);
    }

    /**
     * The ledger, beside its owner.
     *
     * @throws io.github.camellinq.ledger.MissingLedgerException when there is none yet
     */
    static Ledger ledger(Settings settings) {
        return JdbcLedger.visit(ledgerSettings(settings), Clock.systemUTC());
    }
}
