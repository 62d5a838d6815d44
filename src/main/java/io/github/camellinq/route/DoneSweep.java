package io.github.camellinq.route;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Settled;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from {@code linq.done} the files that were put there longer than {@code linq.done.keep} ago, but only those that the
 * ledger knows as sent: this very file, from this very place in a watched inbox. Anything else in the folder stays, however old
 * it is. Links are not followed. Folders that become empty are deleted too.
 */
final class DoneSweep {
    private static final Logger LOG = LoggerFactory.getLogger(DoneSweep.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final Duration MOST = Duration.ofDays(1);

    /** How many files the ledger is asked about at once. Deliveries wait while it answers. */
    static final int BATCH = 250;

    private final Path done;
    private final Duration keep;
    private final Supplier<Collection<Path>> inboxes;
    private final Ledger ledger;
    private final Clock clock;

    /**
     * @param done where delivered files are
     * @param keep how long they stay there
     * @param inboxes the folders from which they may have come
     */
    DoneSweep(Path done, Duration keep, Supplier<Collection<Path>> inboxes, Ledger ledger, Clock clock) {
        this.done = done;
        this.keep = keep;
        this.inboxes = inboxes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Runs a minute after the start, and then ten times in the time for which files are kept, but at least daily and at most
     * every ten minutes.
     */
    void schedule(ScheduledExecutorService timer) {
        Duration tenth = keep.dividedBy(10);
        Duration often = tenth.compareTo(LEAST) < 0 ? LEAST : tenth.compareTo(MOST) > 0 ? MOST : tenth;
        Repeated.on(timer, this::run, FIRST, often);
    }

    void run() {
        Sweep sweep = new Sweep();
        try {
            sweep.walk();
        } catch (IOException | LedgerException e) {
            sweep.failed(e);
        }
        if (sweep.deleted > 0) {
            LOG.info("Delivered files deleted from {}: {} (see {})", done, sweep.deleted, Setting.DONE_KEEP.key());
        }
        if (sweep.failure != null) {
            LOG.warn(
                    "Not everything in {} could be read or deleted; the next sweep tries again: {}",
                    done,
                    sweep.failure.toString());
        }
    }

    /**
     * A file in the folder.
     *
     * @param places the ids under which it may have been delivered, and whether each is on the same file system
     */
    private record Kept(Path path, FileVersion version, Map<String, Boolean> places) {

        /** Whether this is the file that was delivered. A copy on another file system has another number there. */
        boolean was(Settled settled) {
            String own = version.id();
            return places.get(settled.item())
                    ? settled.version().equals(own) || settled.version().startsWith(own + ";")
                    : settled.version().startsWith(own.substring(0, own.lastIndexOf(';') + 1));
        }
    }

    /** One pass through the folder. */
    private final class Sweep extends SimpleFileVisitor<Path> {
        private final Instant before = clock.instant().minus(keep);
        private final Map<Path, Boolean> from = new LinkedHashMap<>();
        private final List<Kept> batch = new ArrayList<>();
        private final Set<Path> left = new LinkedHashSet<>();
        private Path root;
        private long deleted;
        private Exception failure;

        void walk() throws IOException {
            if (!Files.isDirectory(done)) {
                return;
            }
            root = done.toRealPath();
            for (Path inbox : inboxes.get()) {
                from.put(
                        inbox, !Files.exists(inbox) || Files.getFileStore(inbox).equals(Files.getFileStore(root)));
            }
            Files.walkFileTree(root, this);
            look();
            for (Path folder : left) {
                tidy(folder);
            }
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && ReadableNames.has(path)
                    && !DroppedNames.isIgnored(path.getFileName().toString())) {
                try {
                    batch.add(new Kept(path, FileVersion.of(path), places(path)));
                } catch (IOException e) {
                    failed(e);
                }
            }
            if (batch.size() == BATCH) {
                look();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            failed(e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) {
                failed(e);
            }
            return FileVisitResult.CONTINUE;
        }

        private Map<String, Boolean> places(Path path) {
            String name = path.getFileName().toString();
            Map<String, Boolean> places = new HashMap<>();
            from.forEach((inbox, same) -> {
                Path place = inbox.resolve(root.relativize(path));
                places.put(FolderItem.idOf(place), same);
                PlaceNames.unnumbered(name)
                        .ifPresent(other -> places.put(FolderItem.idOf(place.resolveSibling(other)), same));
            });
            return places;
        }

        /** Asks for a whole batch at once, and deletes. */
        private void look() {
            Set<String> items = new HashSet<>();
            batch.forEach(kept -> items.addAll(kept.places().keySet()));
            Map<String, List<Settled>> settled = ledger.settled(items).stream()
                    .filter(one -> one.stage() == Stage.SENT)
                    .collect(Collectors.groupingBy(Settled::item));
            for (Kept kept : batch) {
                List<Settled> own = kept.places().keySet().stream()
                        .flatMap(item -> settled.getOrDefault(item, List.of()).stream())
                        .filter(kept::was)
                        .toList();
                if (!own.isEmpty() && own.stream().allMatch(one -> one.since().isBefore(before))) {
                    delete(kept);
                }
            }
            batch.clear();
        }

        private void delete(Kept kept) {
            try {
                if (FileVersion.of(kept.path()).equals(kept.version())) {
                    Files.delete(kept.path());
                    deleted++;
                    left.add(kept.path().getParent());
                    Sidecar.deleteBeside(kept.path());
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} was deleted by somebody else", kept.path());
            } catch (IOException e) {
                failed(e);
            }
        }

        private void tidy(Path folder) throws IOException {
            Path empty = folder;
            while (!empty.equals(root) && Relocation.removeIfEmpty(empty)) {
                empty = empty.getParent();
            }
        }

        private void failed(Exception e) {
            failure = failure == null ? e : failure;
        }
    }
}
