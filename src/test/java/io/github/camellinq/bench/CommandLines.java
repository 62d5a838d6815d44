package io.github.camellinq.bench;

import io.github.camellinq.App;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How each process is started. The application's own command line is the one that README documents, read from there. */
public final class CommandLines {
    private static final Pattern DOCUMENTED =
            Pattern.compile("^LINQ_API_KEY=\\S+ LINQ_FROM=\\S+ java (.+ run)$", Pattern.MULTILINE);
    private static final String TARGET = "target/";

    private CommandLines() {}

    /** What README says after {@code java}. */
    static String documented() throws IOException {
        Matcher line = DOCUMENTED.matcher(Files.readString(Path.of("README.md")));
        if (!line.find()) {
            throw new AssertionError("README has no line as " + DOCUMENTED + "; the benchmark runs what it documents");
        }
        return line.group(1);
    }

    /** The options of Java that the documented file of options gives, but for those about the archive of the jar's classes. */
    static List<String> documentedOptions() throws IOException {
        Path options = Path.of(System.getProperty("app.jar")).resolveSibling("camel-linq");
        return Files.readAllLines(options).stream()
                .filter(line -> line.startsWith("-X") && !line.contains("Archive") && !line.startsWith("-Xlog"))
                .toList();
    }

    /**
     * The documented command for a process that runs in another folder.
     *
     * @param more options of Java that go before the documented ones
     */
    static List<String> application(List<String> more) throws IOException {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(more);
        words.addAll(wordsAfterJava());
        return words;
    }

    /** What README says after {@code java}, word by word, for a process that runs in another folder. */
    public static List<String> wordsAfterJava() throws IOException {
        String target = Path.of(System.getProperty("app.jar")).getParent() + File.separator;
        return Arrays.stream(documented().split(" "))
                .map(word -> word.replace(TARGET, target))
                .toList();
    }

    /** Another program of the tests, on a class path that has neither the library nor what it declares to Camel. */
    static List<String> program(Class<?> main, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(java(), "-cp", classPath(), main.getName()));
        all.addAll(List.of(words));
        return all;
    }

    /** A server of the tests, which may use the library. */
    static List<String> server(Class<?> main) {
        return List.of(java(), "-cp", System.getProperty("java.class.path"), main.getName());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() throws Exception {
        Path library = Path.of(
                App.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(library))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
