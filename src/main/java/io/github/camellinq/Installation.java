package io.github.camellinq;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
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

/** The installation that a command works on: the settings, folders and ledger of a {@code run} started in the same folder. */
final class Installation {

    /** A store that gives no answer for this long counts as out of order. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--routes",
            paramLabel = "FOLDER",
            description = "The folder that holds the routes and application.properties.",
            defaultValue = "routes",
            scope = ScopeType.INHERIT)
    private Path routes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The folder of the routes. It may be missing, unless {@code --routes} names it.
     *
     * @throws ParameterException when {@code --routes} names something that is not a folder
     */
    Path folder() {
        // The option is inherited: it may have been given to the command or to its subcommand.
        boolean named = spec.commandLine().getParseResult().asCommandLineList().stream()
                .anyMatch(line -> line.getParseResult().hasMatchedOption("--routes"));
        return named ? existing("--routes: ", routes) : routes;
    }

    /**
     * Takes the routes from this folder, whatever the option says.
     *
     * @throws ParameterException when it is not a folder
     */
    void use(Path folder) {
        routes = existing("", folder);
    }

    private Path existing(String word, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), word + folder + " is not a folder");
        }
        return folder;
    }

    /** The route files and the settings beside them. */
    RouteFiles files() throws IOException {
        return RouteFiles.in(folder());
    }

    /** A context that holds the settings, not started and without routes. */
    DefaultCamelContext context() throws IOException {
        return files().context(Map.of());
    }

    /**
     * The settings, checked.
     *
     * @param required settings that must be given although they may be missing elsewhere, such as the key
     * @throws io.github.camellinq.settings.SettingsException naming every fault
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
     * Opens the ledger without owning it: {@code run} may have it open at the same time.
     *
     * @throws io.github.camellinq.ledger.MissingLedgerException when there is none yet
     */
    static Ledger ledger(Settings settings) {
        return JdbcLedger.visit(ledgerSettings(settings), Clock.systemUTC());
    }
}
