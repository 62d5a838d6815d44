package io.github.camellinq;

import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code camel-linq run}: watches and delivers until it is stopped. */
@Command(
        name = "run",
        description = "Watches the inbox and delivers the files that are dropped there.",
        footer = {
            "",
            "The routes come from the folder 'routes', or from this jar when there is no such folder.",
            "Settings come from application.properties beside the routes and from the environment (linq.api-key is LINQ_API_KEY).",
            "The exit status of --dry-run is 1 when something would be set aside or cannot be read, else 0."
        },
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class RunCommand implements Callable<Integer> {
    private static final int WRONG_SETTINGS = 2;
    private static final String SANDBOX_PORT = "--sandbox-port";

    @Mixin
    private Installation installation;

    @Option(
            names = "--sandbox",
            description = "Start a local Linq, too, and deliver to it; needs no account and no network.")
    private boolean withSandbox;

    @Option(
            names = "--dry-run",
            description =
                    "Print for each waiting file what would be sent to whom, or why nothing would; send, move and write nothing.")
    private boolean dryRun;

    @Option(
            names = SANDBOX_PORT,
            paramLabel = "PORT",
            description = "The port of the local Linq; 0 for a free one.",
            defaultValue = "8765")
    private int sandboxPort;

    @Option(
            names = "--dev",
            description =
                    "Restart after each change of the routes that has no faults. Faults are reported, and the routes from"
                            + " before the change keep running.")
    private boolean dev;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!withSandbox && spec.commandLine().getParseResult().hasMatchedOption(SANDBOX_PORT)) {
            throw new ParameterException(
                    spec.commandLine(),
                    SANDBOX_PORT
                            + " is given without --sandbox, so messages would go to Linq: add --sandbox, or leave out "
                            + SANDBOX_PORT);
        }
        if (dryRun) {
            return foresee();
        }
        if (!withSandbox) {
            return run(null);
        }
        // At a signal the routes end by themselves; the sandbox removes its files after that.
        try (Ending ending = new Ending(() -> {});
                Sandbox sandbox = Sandbox.start(sandboxOptions())) {
            return run(sandbox);
        }
    }

    /** Environment variables override everything that is set here, so they must not lead away from the sandbox. */
    private SandboxOptions sandboxOptions() {
        for (Setting setting : List.of(
                Setting.BASE_URL, Setting.BUCKET_ENDPOINT, Setting.BUCKET_ACCESS_KEY, Setting.BUCKET_SECRET_KEY)) {
            if (System.getenv(setting.environmentVariable()) != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        setting.environmentVariable()
                                + " is set, which would lead away from the sandbox: unset it, or leave out --sandbox");
            }
        }
        SandboxOptions options = SandboxOptions.defaults().withPort(sandboxPort);
        String key = System.getenv(Setting.API_KEY.environmentVariable());
        return key == null || key.isBlank() ? options : options.withApiKeys(List.of(key));
    }

    /** With {@code --sandbox} no key is needed, and the sandbox's bucket, which would be empty, is left out. */
    private int foresee() throws IOException {
        RouteFiles files = installation.files();
        new Application(spec, null).warnOf(files);
        if (withSandbox) {
            // Reports what a start would report.
            sandboxOptions();
        }
        Map<String, String> given = withSandbox ? SandboxTour.standIns() : Map.of();
        try (DefaultCamelContext context = files.context(given)) {
            return new DryRun(context, files, spec.commandLine().getOut()).print();
        }
    }

    private int run(Sandbox sandbox) throws Exception {
        Path routes = installation.folder();
        if (dev && !Files.isDirectory(routes)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--dev watches the folder " + routes + ", which does not exist: create it, and put your *"
                            + RouteFiles.SUFFIX + " files there");
        }
        warnOfEncoding();
        Application application = new Application(spec, sandbox);
        try {
            return dev ? new LiveEditing(application, routes).run() : runToTheEnd(application, RouteFiles.in(routes));
        } catch (Exception e) {
            spec.commandLine().getErr().println(whatIsWrong(e));
            return WRONG_SETTINGS;
        }
    }

    /** What to correct, without the many words that Camel adds. */
    private static String whatIsWrong(Exception failure) throws Exception {
        SettingsException wrong = ObjectHelper.getException(SettingsException.class, failure);
        if (wrong != null) {
            return wrong.getMessage();
        }
        LedgerException ledger = ObjectHelper.getException(LedgerException.class, failure);
        if (ledger != null) {
            return "camel-linq cannot start. " + ledger.getMessage();
        }
        throw failure;
    }

    private int runToTheEnd(Application application, RouteFiles files) throws Exception {
        application.warnOf(files);
        Main main = application.greeting(files);
        main.run();
        return main.getExitCode();
    }

    private void warnOfEncoding() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!"UTF-8".equalsIgnoreCase(encoding)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Note: file names are read as " + encoding
                    + ", and files whose names have other characters are left where they are; set LANG=C.UTF-8");
            err.flush();
        }
    }
}
