package io.github.camellinq.route;

import io.github.camellinq.ledger.Disks;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks whether the folders of the settings can be used. */
public final class FolderRights {

    /** In bytes: room for a report and for its name in the file system. */
    private static final long LEAST_ROOM = 64 * 1024;

    private FolderRights() {}

    /** One way to check a folder. */
    private interface Look {

        /** Adds what is wrong, in sentences that begin with {@code what}, which says which folder it is. */
        void at(String what, Path folder, List<String> faults);
    }

    private static List<String> each(Settings settings, Look look) {
        List<String> faults = new ArrayList<>();
        at(Setting.INBOX, settings.inbox(), look, faults);
        at(Setting.DONE, settings.done(), look, faults);
        at(Setting.DEAD_LETTER, settings.deadLetter(), look, faults);
        return faults;
    }

    private static void at(Setting setting, Path folder, Look look, List<String> faults) {
        look.at(setting.key() + " is '" + folder + "'", folder, faults);
    }

    /** What is wrong with the folders as they are now, one sentence each; creates nothing. */
    public static List<String> faultsNow(Settings settings) {
        List<String> faults = each(settings, FolderRights::look);
        checkRoom(settings.deadLetter(), faults);
        return faults;
    }

    /** Each dead letter has a report, which needs room even when its file is only renamed. */
    private static void checkRoom(Path deadLetter, List<String> faults) {
        if (Disks.isFull(deadLetter, LEAST_ROOM)) {
            faults.add(Setting.DEAD_LETTER.key() + " is '" + deadLetter
                    + "', whose disk is full, so nothing can be set aside: make room");
        }
    }

    /**
     * What is wrong with the folders that a process watches, and with those that it creates when it first puts something there.
     */
    static List<String> faultsOf(Settings settings, Collection<Path> watched) {
        List<String> faults = new ArrayList<>();
        for (Path folder : watched) {
            if (folder.equals(settings.inbox())) {
                at(Setting.INBOX, folder, FolderRights::look, faults);
            } else if (!Files.isDirectory(folder)) {
                faults.add("'" + folder + "' is watched, but there is no such folder");
            } else {
                checkRights("'" + folder + "' is watched", folder, faults);
            }
        }
        if (Files.exists(settings.done()) && !settings.deletesDelivered()) {
            at(Setting.DONE, settings.done(), FolderRights::look, faults);
        }
        if (Files.exists(settings.deadLetter())) {
            at(Setting.DEAD_LETTER, settings.deadLetter(), FolderRights::look, faults);
            checkRoom(settings.deadLetter(), faults);
        }
        return faults;
    }

    private static void look(String what, Path folder, List<String> faults) {
        if (Files.isDirectory(folder)) {
            checkRights(what, folder, faults);
        } else {
            faults.add(what + ", but there is no such folder; run creates it when it starts");
        }
    }

    /** Creates missing folders, and returns what is wrong with the folders then. */
    static List<String> faults(Settings settings) {
        return each(settings, FolderRights::make);
    }

    private static void make(String what, Path folder, List<String> faults) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            faults.add(what + ", which is not a folder and cannot be created (" + e + ")");
            return;
        }
        checkRights(what, folder, faults);
    }

    /**
     * What a start would find wrong with the folders; creates nothing.
     *
     * @param watched folders that routes watch besides the inbox
     */
    public static List<String> faultsAtStart(Settings settings, List<Path> watched) {
        List<String> faults = each(settings, FolderRights::foresee);
        for (Path folder : watched) {
            if (!folder.equals(settings.inbox())) {
                foresee("a watched directory is '" + folder + "'", folder, faults);
            }
        }
        return faults;
    }

    private static void foresee(String what, Path folder, List<String> faults) {
        // Null is a path that is reported as a wrong setting.
        if (folder == null) {
            return;
        }
        if (Files.isDirectory(folder)) {
            checkRights(what, folder, faults);
            return;
        }
        Path above = folder;
        while (above.getParent() != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (above.equals(folder) || !Files.isDirectory(above)) {
            faults.add(what + ", but " + above + " is not a folder: move it away, or name another folder");
        } else if (!Files.isWritable(above) || !Files.isExecutable(above)) {
            faults.add(what
                    + ", which does not exist and cannot be created because the user of this process may not write in "
                    + above + ": grant the rights, or name another folder");
        }
    }

    private static void checkRights(String what, Path folder, List<String> faults) {
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            faults.add(
                    what
                            + ", but the user of this process cannot read and write it: grant the rights, or name another folder");
        }
    }
}
