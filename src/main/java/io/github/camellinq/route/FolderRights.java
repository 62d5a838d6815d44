package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
