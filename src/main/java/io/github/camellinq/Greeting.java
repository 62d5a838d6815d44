package io.github.camellinq;

import io.github.camellinq.settings.BucketPlaces;
import io.github.camellinq.settings.RealPath;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@code run} prints when it is ready: what it watches, who receives, and where files go.
 *
 * @param recipientIn the recipient of a file that lies directly in a watched folder; empty for nobody
 * @param elsewhere the watched places that are not folders
 */
record Greeting(
        Settings settings, List<Path> watched, Function<Path, Optional<String>> recipientIn, List<String> elsewhere) {

    void print(PrintWriter out) {
        for (String place : elsewhere) {
            out.println(
                    "camel-linq is watching " + place + "; the first part of a key after that names the recipient.");
        }
        BucketPlaces.watchedTwice(elsewhere)
                .forEach(place -> out.println("  Warning:     two routes watch " + place
                        + "; both take each object in it, each for its own recipient."));
        if (watched.isEmpty() && elsewhere.isEmpty()) {
            out.println("camel-linq is watching no folder: no route begins with kamelet:linq-folder-source.");
        }
        if (watched.isEmpty()) {
            return;
        }
        Path inbox = inbox(settings, watched);
        out.println(
                "camel-linq is watching " + watched.stream().map(Path::toString).collect(Collectors.joining(" and ")));
        out.println("  Recipient:   named by the folder. "
                + shown(inbox.resolve("+15551234567").resolve("photo.jpg")) + " goes to +15551234567.");
        for (Path folder : watched) {
            out.println("               A file directly in " + shown(folder) + " goes to "
                    + recipientIn.apply(folder).orElse("nobody, because " + Setting.TO.key() + " is not set") + ".");
        }
        out.println("  Sender:      " + settings.from() + ", through " + settings.baseUrl());
        out.println("  Afterwards:  a delivered file is "
                + (settings.deletesDelivered() ? "deleted" : "moved to " + shown(settings.done()))
                + "; one that cannot be delivered is moved to " + shown(settings.deadLetter()) + ", with the reason.");
        watchedTwice()
                .forEach(folder -> out.println("  Warning:     two routes watch " + shown(folder)
                        + "; either of them may take a file in it."));
    }

    /** Each folder that two routes watch: because both name it, or because one of them names a folder around it. */
    private Set<Path> watchedTwice() {
        Set<Path> twice = new LinkedHashSet<>();
        for (int one = 0; one < watched.size(); one++) {
            for (int other = 0; other < watched.size(); other++) {
                if (one != other && RealPath.of(watched.get(one)).startsWith(RealPath.of(watched.get(other)))) {
                    twice.add(watched.get(one));
                }
            }
        }
        return twice;
    }

    /** The folder that serves as an example: the inbox if it is watched or nothing else is, else the first watched folder. */
    static Path inbox(Settings settings, List<Path> watched) {
        return watched.contains(settings.inbox()) || watched.isEmpty() ? settings.inbox() : watched.get(0);
    }

    /** A path as one would type it in the current directory. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here)
                ? here.relativize(path).toString()
                : path.toString();
    }
}
