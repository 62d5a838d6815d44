package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.ContentChangedException;
import java.io.File;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why an item waits, at the level that the cause deserves. */
final class PostponeLog {
    private static final Logger LOG = LoggerFactory.getLogger(Postpone.class);

    /** How long a cause that holds for many files is not logged again. */
    static final Duration QUIET = Duration.ofMinutes(10);

    private static final String BUCKET = "s3://";

    private PostponeLog() {}

    /** Logs it. Of the files that fail in the same way in the same folder or bucket, only one in ten minutes is logged. */
    static void say(Delivery delivery, Stage stage, Instant due, Exception failure, LinqService service) {
        String source = delivery.item().source();
        Instant until = due.truncatedTo(ChronoUnit.SECONDS);
        FileSystemException files = ObjectHelper.getException(FileSystemException.class, failure);
        if (is(ContentChangedException.class, failure)) {
            LOG.info("{} is still being written and waits until it is quiet", source);
        } else if (is(LedgerException.class, failure)) {
            // The line about the pause says it, once for all items.
            LOG.debug("{} waits until {}", source, until, failure);
        } else if (is(LinqUnavailableException.class, failure) || is(LinqRejectedException.class, failure)) {
            LOG.warn("{} waits until {}: {}{}", source, until, failure.getMessage(), Trace.words(failure));
        } else if (files != null) {
            String what = stage == Stage.SENT
                    ? "it was sent but cannot be put away"
                    : "it or the place for it cannot be used";
            Instant again = service.clock().instant().plus(QUIET);
            if (service.told().rest(what + ":" + place(files), again)) {
                LOG.warn(
                        "{} waits until {} because {}: {}. More of this kind is not logged for {} minutes",
                        source,
                        until,
                        what,
                        words(files),
                        QUIET.toMinutes());
            } else {
                LOG.debug("{} waits until {} because {}: {}", source, until, what, words(files));
            }
        } else if (delivery.visit().count() > 1) {
            LOG.error("{} waits until {}: {}", source, until, failure.toString());
        } else {
            LOG.error("{} waits until {}: {}", source, until, failure.toString(), failure);
        }
    }

    /** What made an item wait, as one of a few words. */
    static String word(Exception failure) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        if (is(ContentChangedException.class, failure)) {
            return "changed";
        } else if (is(LedgerException.class, failure)) {
            return "ledger";
        } else if (unavailable != null) {
            return Postpone.isLimit(unavailable) ? "limited" : "unavailable";
        } else {
            return is(FileSystemException.class, failure) ? "files" : "failed";
        }
    }

    private static boolean is(Class<? extends Exception> type, Exception failure) {
        return ObjectHelper.getException(type, failure) != null;
    }

    /** The folder or bucket, and the kind of failure. */
    private static String place(FileSystemException failure) {
        String file = failure.getFile() == null ? "" : failure.getFile();
        int end = file.startsWith(BUCKET) ? file.indexOf('/', BUCKET.length()) : file.lastIndexOf(File.separatorChar);
        return file.substring(0, end + 1) + failure.getClass() + failure.getReason();
    }

    /** The exception's own words are often only the path. */
    static String words(FileSystemException failure) {
        String reason = failure.getReason() == null && failure instanceof AccessDeniedException
                ? "permission denied"
                : failure.getReason();
        return failure.getFile() + (reason == null ? " (" + failure.getClass().getSimpleName() + ")" : ": " + reason);
    }
}
