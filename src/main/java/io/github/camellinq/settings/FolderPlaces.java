package io.github.camellinq.settings;

import io.github.camellinq.ledger.LedgerUrl;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds folders and ledgers that lie in each other, by their names or through links, so that one would find the other's files.
 */
public final class FolderPlaces {
    private static final String SENT_AGAIN = ", so files that are put away there would be sent again";

    /** What has a meaning of its own where Camel's File component takes a path from an endpoint URI. */
    private static final Pattern NO_ADDRESS =
            Pattern.compile("\\?|%[0-9A-Fa-f]{2}|\\$\\{|\\$simple\\{" + (File.separatorChar == '/' ? "|\\\\" : ""));

    private FolderPlaces() {}

    /** Adds the faults of the places that the settings name. A place that is null has been reported as a wrong value. */
    static void check(Settings settings, SettingValues values) {
        checkInbox(Setting.DONE, settings.done(), settings, values);
        checkInbox(Setting.DEAD_LETTER, settings.deadLetter(), settings, values);
        checkTargets(settings, values);
        if (isLedgerIn(settings.inbox(), settings)) {
            values.wrong(
                    Setting.LEDGER_URL,
                    settings.ledgerUrl().replaceFirst("(?s)\\?.*", ""),
                    ", a file in the inbox, where it would be taken for a file to send; choose a folder outside");
        }
    }

    private static void checkInbox(Setting setting, Path target, Settings settings, SettingValues values) {
        Path inbox = settings.inbox();
        if (liesIn(target, inbox)) {
            values.wrong(setting, values.text(setting), which(target, inbox, "the inbox") + SENT_AGAIN);
        } else if (liesIn(inbox, target)) {
            values.wrong(Setting.INBOX, values.text(Setting.INBOX), which(inbox, target, setting.key()) + SENT_AGAIN);
        }
    }

    private static void checkTargets(Settings settings, SettingValues values) {
        Path done = settings.done();
        Path deadLetter = settings.deadLetter();
        String mixed = ", so delivered files and dead letters would be mixed up";
        if (liesIn(deadLetter, done)) {
            values.wrong(
                    Setting.DEAD_LETTER,
                    values.text(Setting.DEAD_LETTER),
                    which(deadLetter, done, Setting.DONE.key()) + mixed);
        } else if (liesIn(done, deadLetter)) {
            values.wrong(
                    Setting.DONE,
                    values.text(Setting.DONE),
                    which(done, deadLetter, Setting.DEAD_LETTER.key()) + mixed);
        }
    }

    private static boolean liesIn(Path folder, Path around) {
        return folder != null && around != null && RealPath.of(folder).startsWith(RealPath.of(around));
    }

    private static String which(Path folder, Path around, String name) {
        return ", which " + place(folder, around, name);
    }

    private static String place(Path folder, Path around, String name) {
        Path real = RealPath.of(folder);
        String place = (real.equals(RealPath.of(around)) ? "is " : "lies in ") + name;
        return folder.startsWith(around) ? place : place + " through a link (" + real + ")";
    }

    private static boolean isLedgerIn(Path watched, Settings settings) {
        return LedgerUrl.file(settings.ledgerUrl())
                .filter(file -> liesIn(file, watched))
                .isPresent();
    }

    /** Why a folder must not be watched: it would contain files that nobody dropped there. Empty when it may be watched. */
    public static Optional<String> fault(Path watched, Settings settings) {
        Path root = watched.toAbsolutePath().normalize();
        for (Path target : new Path[] {settings.done(), settings.deadLetter()}) {
            if (liesIn(target, root)) {
                return Optional.of(sentAgain(target, root, "the inbox " + root));
            }
            if (liesIn(root, target)) {
                return Optional.of(sentAgain(root, target, target.toString()));
            }
        }
        return isLedgerIn(root, settings)
                ? Optional.of(
                        "the ledger " + LedgerUrl.file(settings.ledgerUrl()).orElseThrow() + " lies in the inbox "
                                + root + ", where it would be taken for a file to send: choose a folder outside")
                : Optional.empty();
    }

    private static String sentAgain(Path folder, Path around, String name) {
        return folder + " " + place(folder, around, name)
                + ": files that are put away there would be sent again; choose a folder outside";
    }

    /** Why Camel cannot watch a folder, worded to follow its path; empty when it can. */
    public static Optional<String> noAddress(Path inbox) {
        Matcher sign = NO_ADDRESS.matcher(inbox.toString());
        return sign.find()
                ? Optional.of(" cannot be watched because '" + sign.group()
                        + "' has a meaning in Camel's endpoint URIs: rename it")
                : Optional.empty();
    }
}
