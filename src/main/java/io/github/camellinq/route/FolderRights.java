package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks whether the folders of the settings can be used. */
public final class FolderRights {

    private FolderRights() {}

    /** What is wrong with them as they are now, one sentence each; makes nothing. */
    public static List<String> faultsNow(Settings settings) {
        List<String> faults = new ArrayList<>();
        look(Setting.INBOX, settings.inbox(), faults);
        look(Setting.DONE, settings.done(), faults);
        look(Setting.DEAD_LETTER, settings.deadLetter(), faults);
        return faults;
    }

    /** The same of folders that a process watches, and of those that it makes itself once it puts something there. */
    static List<String> faultsOf(Settings settings, Collection<Path> watched) {
        List<String> faults = new ArrayList<>();
        for (Path folder : watched) {
            if (folder.equals(settings.inbox())) {
                look(Setting.INBOX, folder, faults);
            } else if (!Files.isDirectory(folder)) {
                faults.add("'" + folder + "' is watched, and there is no such folder");
            } else {
                checkRights("'" + folder + "' is watched", folder, faults);
            }
        }
        if (Files.exists(settings.done()) && !settings.deletesDelivered()) {
            look(Setting.DONE, settings.done(), faults);
        }
        if (Files.exists(settings.deadLetter())) {
            look(Setting.DEAD_LETTER, settings.deadLetter(), faults);
        }
        return faults;
    }

    private static void look(Setting setting, Path folder, List<String> faults) {
        if (Files.isDirectory(folder)) {
            checkRights(setting, folder, faults);
        } else {
            faults.add(
                    setting.key() + " is '" + folder + "', and there is no such folder; run makes it when it starts");
        }
    }

    /** What is wrong with them after those that are missing were made. */
    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        check(Setting.INBOX, settings.inbox(), faults);
        check(Setting.DONE, settings.done(), faults);
        check(Setting.DEAD_LETTER, settings.deadLetter(), faults);
        return faults;
    }

    private static void check(Setting setting, Path folder, List<String> faults) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            faults.add(setting.key() + " is '" + folder + "', which is no folder and cannot be made one (" + e + ")");
            return;
        }
        checkRights(setting, folder, faults);
    }

    /**
     * What a start would find wrong with them; makes nothing.
     *
     * @param watched folders that routes watch beside the inbox
     */
    public static List<String> faultsAtStart(Settings settings, List<Path> watched) {
        List<String> faults = new ArrayList<>();
        foresee(Setting.INBOX.key(), settings.inbox(), faults);
        foresee(Setting.DONE.key(), settings.done(), faults);
        foresee(Setting.DEAD_LETTER.key(), settings.deadLetter(), faults);
        for (Path folder : watched) {
            if (!folder.equals(settings.inbox())) {
                foresee("a watched directory", folder, faults);
            }
        }
        return faults;
    }

    /** Why a folder cannot be watched: what is put away would be found there again. Empty when it can. */
    public static Optional<String> overlap(Path watched, Settings settings) {
        if (settings.done() == null || settings.deadLetter() == null) {
            return Optional.empty();
        }
        try {
            Folders.of(watched, settings.done(), settings.deadLetter());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static void foresee(String what, Path folder, List<String> faults) {
        // Null is a path that is told as a wrong setting.
        if (folder == null) {
            return;
        }
        if (Files.isDirectory(folder)) {
            checkRights(what + " is '" + folder + "'", folder, faults);
            return;
        }
        Path above = folder;
        while (above.getParent() != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (above.equals(folder) || !Files.isDirectory(above)) {
            faults.add(what + " is '" + folder + "', and " + above
                    + " is no folder: move it away, or name another folder");
        } else if (!Files.isWritable(above) || !Files.isExecutable(above)) {
            faults.add(
                    what + " is '" + folder + "', which is not there and cannot be made, as this process's user may not"
                            + " write in " + above + ": give it the rights, or name another folder");
        }
    }

    private static void checkRights(Setting setting, Path folder, List<String> faults) {
        checkRights(setting.key() + " is '" + folder + "'", folder, faults);
    }

    private static void checkRights(String what, Path folder, List<String> faults) {
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            faults.add(what
                    + ", where this process's user may not read and write: give it the rights, or name another folder");
        }
    }
}
