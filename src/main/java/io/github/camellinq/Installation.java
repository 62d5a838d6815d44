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
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What a command asks about: the settings, folders and ledger that {@code run} has when it is started at the same place. */
final class Installation {

    @Option(
            names = "--routes",
            paramLabel = "FOLDER",
            description = "The routes of run, which have application.properties beside them.",
            defaultValue = "routes",
            scope = ScopeType.INHERIT)
    private Path routes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The route files and the settings beside them. */
    RouteFiles files() throws IOException {
        return RouteFiles.in(routes);
    }

    /** The routes are in this folder, whatever the option says. */
    void use(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder");
        }
        routes = folder;
    }

    /** A context with the settings in it, not started and without routes. */
    DefaultCamelContext context() throws IOException {
        if (!Files.isDirectory(routes) && spec.commandLine().getParseResult().hasMatchedOption("--routes")) {
            throw new ParameterException(spec.commandLine(), "--routes: " + routes + " is no folder");
        }
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation(RouteFiles.in(routes).settings());
        context.build();
        return context;
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
