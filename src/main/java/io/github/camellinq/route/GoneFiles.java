package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Settled;
import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which deliveries nobody will visit any more because their file was removed or replaced between two visits. Otherwise they
 * would count as waiting, or as waiting to be put away, for ever.
 */
final class GoneFiles {
    private static final Logger LOG = LoggerFactory.getLogger(GoneFiles.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofHours(1);

    /** A visit that is this late will not come by itself: the intake is paused, or there is nothing to visit. */
    static final Duration LATE = Duration.ofHours(1);

    private static final String FILE = FolderItem.SCHEME;

    private final Supplier<Collection<Path>> inboxes;
    private final Ledger ledger;
    private final Clock clock;

    /** @param inboxes the folders whose files are looked for; files in the folders of other processes are left alone */
    GoneFiles(Supplier<Collection<Path>> inboxes, Ledger ledger, Clock clock) {
        this.inboxes = inboxes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Runs a minute after the start, and then every hour. */
    void schedule(ScheduledExecutorService timer) {
        Repeated.on(timer, this::run, FIRST, OFTEN);
    }

    void run() {
        try {
            Instant late = clock.instant().minus(LATE);
            List<Entry> overdue = ledger.overdue(late);
            note(overdue, "disappeared before it was delivered");
            noteObjects(overdue.stream()
                    .filter(entry -> !entry.key().item().startsWith(FILE))
                    .toList());
            note(
                    ledger.leftBehind().stream()
                            .filter(entry -> entry.due().isBefore(late))
                            .toList(),
                    "disappeared after it was delivered, before it could be put away");
        } catch (LedgerException e) {
            LOG.warn(
                    "The ledger could not be asked about files that are gone; it is asked again in an hour: {}",
                    e.getMessage());
        }
    }

    private void note(List<Entry> late, String what) {
        for (Entry entry : late) {
            if (entry.key().item().startsWith(FILE) && isGone(entry)) {
                ledger.gone(entry);
                LOG.info("{} {}", entry.key().item().substring(FILE.length()), what);
            }
        }
    }

    /**
     * Objects are not looked for, as that would take a call for each. But where the ledger knows that an object was settled
     * since, for the recipient that its metadata names or with other bytes, nobody visits the earlier delivery any more.
     */
    private void noteObjects(List<Entry> late) {
        Map<String, List<Settled>> settled =
                ledger.settled(late.stream().map(entry -> entry.key().item()).toList()).stream()
                        .collect(Collectors.groupingBy(Settled::item));
        for (Entry entry : late) {
            if (settled.getOrDefault(entry.key().item(), List.of()).stream()
                    .anyMatch(other -> other.since().isAfter(entry.times().visited()))) {
                ledger.gone(entry);
                LOG.info(
                        "{} to {} is no longer waited for: the object was delivered or set aside for another recipient or in another version",
                        entry.key().item(),
                        entry.key().recipient());
            }
        }
    }

    private boolean isGone(Entry entry) {
        String name = entry.key().item().substring(FILE.length());
        try {
            Path path = Path.of(name);
            if (inboxes.get().stream().noneMatch(path::startsWith)) {
                return false;
            }
            String now = FileVersion.of(path).id();
            return !entry.key().version().equals(now) && !entry.key().version().startsWith(now + ";");
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException | InvalidPathException e) {
            LOG.debug("{} cannot be read", name, e);
            return false;
        }
    }
}
