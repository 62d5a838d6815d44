package io.github.camellinq;

import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.Replay;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code camel-linq dead-letters replay}: puts dead letters back where they came from. */
@Command(
        name = "replay",
        description =
                "Puts dead letters back where they came from, so that they are delivered again. Nothing is overwritten.",
        footer = {
            "",
            "A dead letter that the recipient refused for good (opted-out, blocked) is put back only with --force.",
            "The exit status is 1 when a selected dead letter stays where it is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class)
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private DeadLettersCommand letters;

    @Parameters(
            paramLabel = "FILE",
            description = "Paths, or names in the dead-letter folder or the bucket.",
            arity = "0..*")
    private List<String> files = new ArrayList<>();

    @Option(names = "--all", description = "Put back every dead letter.")
    private boolean all;

    @Option(names = "--dry-run", description = "Print what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--force",
            description = "Also put back what is final, and into places that are not known to be watched.")
    private boolean force;

    @Option(
            names = "--inbox",
            paramLabel = "FOLDER",
            description = "A folder that one of your routes watches, in addition to linq.inbox; may be repeated.")
    private List<Path> inboxes = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private int left;

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() && !all && !letters.isFiltered()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Choose what to put back: FILE, --reason WORD, --since TIME, or --all for every dead letter");
        }
        Settings settings = letters.settings();
        List<Path> known = new ArrayList<>(List.of(settings.inbox()));
        known.addAll(inboxes);
        int moved = 0;
        boolean complete;
        try (Letters present = Letters.of(settings)) {
            for (Letter letter : files.isEmpty() ? selected(present) : named(present)) {
                moved += replay(letter, known) ? 1 : 0;
            }
            present.note().ifPresent(out()::println);
            present.fault().ifPresent(out()::println);
            complete = left == 0 && present.fault().isEmpty();
        }
        out().println((dryRun ? "Would be put back: " : "Put back: ") + moved + "."
                + (left == 0 ? "" : " Left in place: " + left + "."));
        return complete ? 0 : 1;
    }

    /** All that match the options. A report without its file is only noted: there is nothing to put back. */
    private List<Letter> selected(Letters present) {
        List<Letter> selected = new ArrayList<>();
        for (Letter letter : present.all()) {
            if (letters.matches(letter) && letter.state().hasFile()) {
                selected.add(letter);
            } else if (letters.matches(letter)) {
                out().println("Note: " + letter.shown() + DeadLetterReport.SUFFIX + " is "
                        + letter.state().meaning());
            }
        }
        return selected;
    }

    private List<Letter> named(Letters present) {
        Set<Letter> named = new LinkedHashSet<>();
        for (String word : files) {
            List<Letter> found = found(word, present.all());
            if (found.size() == 1 && letters.matches(found.get(0))) {
                named.add(found.get(0));
            } else if (found.size() == 1) {
                leave(word, "its reason or time does not match the options");
            } else if (found.isEmpty()) {
                leave(word, "there is no such dead letter in " + present.places());
            } else {
                leave(
                        word,
                        found.size() + " dead letters have this name; give one of "
                                + found.stream().map(Letter::shown).collect(Collectors.joining(", ")));
            }
        }
        return List.copyOf(named);
    }

    /** Finds dead letters by place, else by name; the place or name of the report will do, too. */
    private static List<Letter> found(String word, List<Letter> present) {
        for (String name : List.of(word, withoutSuffix(word))) {
            // People may also type it as it is shown, with a question mark for a character that cannot be printed.
            List<Letter> exact = present.stream()
                    .filter(letter -> letter.isAt(name) || letter.shown().equals(name))
                    .toList();
            List<Letter> found = exact.isEmpty()
                    ? present.stream().filter(letter -> letter.isNamed(name)).toList()
                    : exact;
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static String withoutSuffix(String word) {
        return word.endsWith(DeadLetterReport.SUFFIX)
                ? word.substring(0, word.length() - DeadLetterReport.SUFFIX.length())
                : word;
    }

    private boolean replay(Letter letter, List<Path> known) {
        String file = letter.shown();
        try {
            Optional<Replay.Obstacle> obstacle = letter.obstacle(known, force);
            if (obstacle.isPresent()) {
                leave(file, obstacle.get().why() + (obstacle.get().yields() ? "; --force puts it back anyway" : ""));
                return false;
            }
            if (dryRun) {
                out().println(file + " would go back to " + letter.home());
            } else {
                out().println(file + " is back at " + letter.putBack());
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            leave(file, letter.taken());
        } catch (IOException e) {
            leave(file, "it cannot be moved: " + e);
        }
        return false;
    }

    private void leave(String file, String why) {
        left++;
        out().println(Shown.word(file) + " stays: " + Shown.word(why));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
