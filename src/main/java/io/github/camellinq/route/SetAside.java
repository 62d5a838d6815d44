package io.github.camellinq.route;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One dead letter in the dead-letter folder.
 *
 * @param file where the file lies, or would lie beside its report
 * @param state which of the two exist
 * @param report null unless {@code state} says that there is one
 * @param since when it was set aside, as far as is known
 */
public record SetAside(Path file, State state, DeadLetterReport report, Instant since) {

    /** What exists of a dead letter. */
    public enum State {
        WHOLE("the file and its report"),
        NO_FILE("a report without its file: moved away, or being set aside at this moment"),
        NO_REPORT("a file without a report"),
        UNREADABLE_REPORT("a file with a report that cannot be read"),
        UNREADABLE_NAME(ReadableNames.UNREADABLE);

        private final String meaning;

        State(String meaning) {
            this.meaning = meaning;
        }

        /** What it means, in words for people. */
        public String meaning() {
            return meaning;
        }

        /** Whether the file exists. */
        public boolean hasFile() {
            return this != NO_FILE;
        }
    }

    /** Where its report lies, or would lie. */
    public Path reportFile() {
        return reportOf(file);
    }

    /** Where the report of a dead letter lies. */
    static Path reportOf(Path file) {
        return file.resolveSibling(file.getFileName() + DeadLetterReport.SUFFIX);
    }
}
