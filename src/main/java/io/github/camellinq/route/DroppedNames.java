package io.github.camellinq.route;

import java.util.List;

/** Which names in an inbox are not files to send: half-written ones, and what belongs to another file. */
final class DroppedNames {

    /** What writers call a file that is not whole yet. */
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

    /** The report of a dead letter, and the instructions for the file beside it. */
    private static final List<String> BESIDE_A_FILE = List.of(DeadLetterReport.SUFFIX, Sidecar.SUFFIX);

    private DroppedNames() {}

    static boolean isIgnored(String name) {
        return name.startsWith(".")
                || UNFINISHED.stream().anyMatch(name::endsWith)
                || BESIDE_A_FILE.stream().anyMatch(name::endsWith);
    }
}
