package io.github.camellinq;

import java.nio.file.Path;

/**
 * Why routes cannot run.
 *
 * @param file where the fault is; null where that is not known
 * @param line counted from 1; 0 where it is not known
 * @param message what is wrong, for people
 */
record RouteFault(Path file, int line, String message) {

    /** One fault as one line reads, {@code routes/deliver.camel.yaml, line 12: Unsupported field: urn}. */
    @Override
    public String toString() {
        return (file == null ? "" : file + (line == 0 ? "" : ", line " + line) + ": ") + message;
    }
}
