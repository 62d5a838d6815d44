package io.github.camellinq.route;

import java.util.List;

/** Which names in an inbox are not files to send: half-written files, and files that belong to another file. */
final class DroppedNames {

    /** How writers mark a file that is not complete yet. */
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

    /** The report about a dead letter, and the instructions for a file. */
    private static final List<String> BESIDE_A_FILE = List.of(DeadLetterReport.SUFFIX, Sidecar.SUFFIX);

    private DroppedNames() {}

    static boolean isIgnored(String name) {
        return name.startsWith(".")
                || UNFINISHED.stream().anyMatch(name::endsWith)
                || BESIDE_A_FILE.stream().anyMatch(name::endsWith);
    }
}
