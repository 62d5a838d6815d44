package io.github.camellinq;

import io.github.camellinq.ledger.NoPath;
import io.github.camellinq.route.SettingsException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The runnable jar's command line: {@code run} delivers files, {@code sandbox} is a local Linq to try it on, and the others
 * look after what {@code run} does.
 */
@Command(
        name = "camel-linq",
        description = "Delivers dropped files as Linq messages (iMessage, RCS, SMS).",
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        subcommands = {
            RunCommand.class,
            SandboxCommand.class,
            ValidateCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            DeadLettersCommand.class,
            AttachmentsCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all went well", "1:it failed, the message says why", "2:wrong words or settings, all listed"
        })
public final class App implements Runnable {

    /** Where logback finds its configuration, unless somebody names another one. */
    private static final String LOGBACK = "logback.configurationFile";

    /** Whether Netty, which the sandbox and the management port use, does without what Java is about to take away. */
    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    /** The version of Java from which on it warns of that at each start. */
    private static final int JAVA_WARNS = 24;

    @Spec
    private CommandSpec spec;

    private App() {}

    public static void main(String[] args) {
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "camel-linq/logback.xml");
        }
        if (Runtime.version().feature() >= JAVA_WARNS && System.getProperty(NO_UNSAFE) == null) {
            System.setProperty(NO_UNSAFE, "true");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new App()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof SettingsException) {
                command.getErr().println(failure.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            if (failure instanceof InvalidPathException name) {
                command.getErr().println("'" + Shown.word(name.getInput()) + "' " + NoPath.why(name));
                return CommandLine.ExitCode.USAGE;
            }
            command.getErr().println("camel-linq ended: " + explain(failure));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    /** The whole chain of causes: Camel says at its top only that something failed, and at its end what. */
    static String explain(Throwable failure) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = words(cause);
            if (!last.contains(message)) {
                text.append(last.isEmpty() ? "" : "\n  because: ").append(message);
                last = message;
            }
        }
        return text.toString();
    }

    /** What one failure says; of a file system's, which often has the path alone, also what is wrong with that. */
    static String words(Throwable failure) {
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        boolean silent =
                failure.getMessage() == null || failure instanceof FileSystemException file && file.getReason() == null;
        return silent ? failure.toString() : failure.getMessage();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = App.class.getPackage().getImplementationVersion();
            return new String[] {"camel-linq " + (version == null ? "(not packaged)" : version)};
        }
    }
}
