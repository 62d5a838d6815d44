package io.github.camellinq;

import io.github.camellinq.ledger.NoPath;
import io.github.camellinq.settings.SettingsException;
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
 * The command line of the runnable jar: {@code run} delivers files, {@code sandbox} starts a local Linq to try it with, and the
 * other commands check an installation and show or correct what {@code run} did.
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
        exitCodeList = {
            "0:success",
            "1:failure; the message says why",
            "2:wrong arguments or settings; all of them are listed"
        })
public final class App implements Runnable {

    /** The system property that names logback's configuration file. */
    private static final String LOGBACK = "logback.configurationFile";

    /** The system property that keeps Netty, which the sandbox and the management port use, from calling sun.misc.Unsafe. */
    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    /** From this version on, Java prints a warning about such calls. */
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
            command.getErr().println("camel-linq failed: " + explain(failure));
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    /** The messages of all causes: Camel's outermost exception only says that something failed, its innermost says what. */
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

    /** The message of one failure. File system exceptions often hold only a path; then what is wrong with it is added. */
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
                "No command was given; choose one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = App.class.getPackage().getImplementationVersion();
            return new String[] {"camel-linq " + (version == null ? "(not packaged)" : version)};
        }
    }
}
