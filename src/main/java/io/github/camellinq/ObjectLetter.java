package io.github.camellinq;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.Replay;
import io.github.camellinq.route.SetAside;
import io.github.camellinq.route.SetAsideObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter in the watched bucket.
 *
 * @param ledger null when there is none
 */
record ObjectLetter(SetAsideObject letter, BucketVisit bucket, Ledger ledger) implements Letter {

    @Override
    public SetAside.State state() {
        return letter.state();
    }

    @Override
    public DeadLetterReport report() {
        return letter.report();
    }

    @Override
    public Instant since() {
        return letter.since();
    }

    @Override
    public String listed() {
        return shown();
    }

    @Override
    public String shown() {
        return Shown.word(letter.place());
    }

    @Override
    public boolean isAt(String words) {
        return letter.place().equals(words) || letter.place().equals(bucket.deadLetter() + words);
    }

    @Override
    public boolean isNamed(String words) {
        return letter.name().equals(words);
    }

    @Override
    public String home() {
        return Shown.word(BucketVisit.source(letter));
    }

    @Override
    public Optional<Replay.Obstacle> obstacle(List<Path> inboxes, boolean force) throws IOException {
        return bucket.obstacle(letter, force);
    }

    @Override
    public String putBack() throws IOException {
        return Shown.word(bucket.putBack(letter, ledger));
    }

    @Override
    public String taken() {
        return BucketVisit.taken(BucketVisit.source(letter));
    }
}
