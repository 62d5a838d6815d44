package io.github.camellinq;

import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.DeadLetters;
import io.github.camellinq.route.Replay;
import io.github.camellinq.route.SetAside;
import io.github.camellinq.route.Settings;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code camel-linq dead-letters replay}: puts dead letters back into the inbox. */
@Command(
        name = "replay",
        description = "Puts dead letters back where they came from, to be delivered once more. Nothing is overwritten.",
        footer = {
            "",
            "What a recipient refused for good (opted-out, blocked) goes back with --force alone.",
            "Exit status 1 when something that was meant stays where it is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class)
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private DeadLettersCommand letters;

    @Parameters(paramLabel = "FILE", description = "Paths, or names in the dead-letter folder.", arity = "0..*")
    private List<String> files = new ArrayList<>();

    @Option(names = "--all", description = "Every dead letter.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Also what is final, and also to folders that are no known inbox.")
    private boolean force;

    @Option(
            names = "--inbox",
            paramLabel = "FOLDER",
            description = "Another folder that a route of yours watches, beside linq.inbox; may be repeated.")
    private List<Path> inboxes = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private int left;

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() && !all && !letters.isFiltered()) {
            throw new ParameterException(
                    spec.commandLine(), "Say which: FILE, --reason WORD, --since TIME, or --all for every one");
        }
        Settings settings = letters.settings();
        List<SetAside> present = DeadLetters.in(settings.deadLetter());
        List<SetAside> chosen = files.isEmpty() ? meant(present) : named(present, settings.deadLetter());
        List<Path> known = new ArrayList<>(List.of(settings.inbox()));
        known.addAll(inboxes);
        Replay replay = new Replay(known, force);
        int moved = 0;
        for (SetAside letter : chosen) {
            moved += replay(letter, replay) ? 1 : 0;
        }
        out().println((dryRun ? "Would be put back: " : "Put back: ") + moved + "."
                + (left == 0 ? "" : " Left where they are: " + left + "."));
        return left == 0 ? 0 : 1;
    }

    /** All that match; a report that lost its file is no letter any more. */
    private List<SetAside> meant(List<SetAside> present) {
        List<SetAside> meant = new ArrayList<>();
        for (SetAside letter : present) {
            if (letters.matches(letter) && letter.state().hasFile()) {
                meant.add(letter);
            } else if (letters.matches(letter)) {
                out().println("Note: " + Shown.path(letter.reportFile()) + " is "
                        + letter.state().meaning());
            }
        }
        return meant;
    }

    private List<SetAside> named(List<SetAside> present, Path folder) {
        Set<SetAside> named = new LinkedHashSet<>();
        for (String word : files) {
            List<SetAside> found = found(word, present, folder);
            if (found.size() == 1) {
                named.addAll(found.stream().filter(letters::matches).toList());
            } else if (found.isEmpty()) {
                leave(word, "there is no such dead letter in " + Shown.path(folder));
            } else {
                leave(word, "there are " + found.size() + " of that name: say which, by the folder before it");
            }
        }
        return List.copyOf(named);
    }

    /** By a path from here or from the dead-letter folder, else by a name; the name of its report will do as well. */
    private static List<SetAside> found(String word, List<SetAside> present, Path folder) {
        for (String name : List.of(word, withoutSuffix(word))) {
            Path path = Path.of(name);
            List<Path> paths = List.of(
                    path.toAbsolutePath().normalize(), folder.resolve(path).normalize());
            List<SetAside> exact = present.stream()
                    .filter(letter -> paths.contains(letter.file()))
                    .toList();
            List<SetAside> found = exact.isEmpty()
                    ? present.stream()
                            .filter(letter -> letter.file().getFileName().equals(path))
                            .toList()
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

    private boolean replay(SetAside letter, Replay replay) {
        String file = Shown.path(letter.file());
        try {
            Optional<Replay.Obstacle> obstacle = replay.obstacle(letter);
            if (obstacle.isPresent()) {
                leave(
                        file,
                        obstacle.get().why() + (obstacle.get().yields() ? "; --force replays it all the same" : ""));
                return false;
            }
            if (dryRun) {
                out().println(file + " would go back to "
                        + Shown.path(Path.of(letter.report().source())));
            } else {
                out().println(file + " is back at " + Shown.path(replay.putBack(letter)));
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            leave(file, Replay.taken(Path.of(letter.report().source())));
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
