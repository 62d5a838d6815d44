package io.github.camellinq;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.MissingLedgerException;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.DeadLetters;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All dead letters of an installation, in its folder and in its bucket, as they were when this was made. Those of the bucket can be
 * put back until this is closed.
 */
final class Letters implements AutoCloseable {
    private final List<Letter> all = new ArrayList<>();
    private final Path folder;
    private final BucketVisit bucket;
    private Ledger ledger;
    private String fault;

    private Letters(Path folder, BucketVisit bucket) {
        this.folder = folder;
        this.bucket = bucket;
    }

    /**
     * @throws IOException when the folder cannot be listed
     * @throws io.github.camellinq.ledger.LedgerException when the ledger is needed and cannot be read
     */
    static Letters of(Settings settings) throws IOException {
        Letters letters =
                new Letters(settings.deadLetter(), BucketVisit.of(settings).orElse(null));
        try {
            letters.look(settings);
            return letters;
        } catch (IOException | RuntimeException e) {
            letters.close();
            throw e;
        }
    }

    private void look(Settings settings) throws IOException {
        DeadLetters.in(folder).forEach(letter -> all.add(new FileLetter(letter, folder)));
        if (bucket != null) {
            ledger = bucket.asksLedger() ? ledger(settings) : null;
            lookIntoBucket();
        }
        all.sort(Comparator.comparing(Letter::since).reversed());
    }

    private static Ledger ledger(Settings settings) {
        try {
            return Installation.ledger(settings);
        } catch (MissingLedgerException e) {
            // Nothing has been visited yet, so nothing is dead.
            return null;
        }
    }

    private void lookIntoBucket() {
        try {
            bucket.deadLetters(ledger).forEach(letter -> all.add(new ObjectLetter(letter, bucket, ledger)));
        } catch (IOException e) {
            fault = "The dead letters of the bucket cannot be listed: " + Shown.word(e.getMessage());
        }
    }

    /** Latest first. */
    List<Letter> all() {
        return List.copyOf(all);
    }

    /** Why those of the bucket are missing; empty when they are not. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** A hint for somebody who looks in another folder than the one in which {@code run} works, and therefore finds none. */
    Optional<String> note() {
        return !all.isEmpty() || Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of(
                        "Note: " + Setting.DEAD_LETTER.key() + " is '" + Shown.word(folder.toString())
                                + "', a folder that does not exist. run creates it when it starts; is run working in another folder?");
    }

    /** The places in which they were looked for, in words. */
    String places() {
        return Shown.path(folder) + (bucket == null ? "" : " and " + Shown.word(bucket.deadLetter()));
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
        if (bucket != null) {
            bucket.close();
        }
    }
}
