package io.github.camellinq.route;

import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Ledger;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits in a watched bucket.
 *
 * @param objects how many of the objects that were looked at will be taken
 * @param oldest when the one that has waited longest was put there; empty when none waits
 * @param looked how many keys were looked at
 * @param whole whether those were all keys
 */
public record BucketBacklog(long objects, Optional<Instant> oldest, long looked, boolean whole) {

    /** How many pages of 1,000 keys are looked at, which takes some seconds. */
    static final int MOST_PAGES = 100;

    /**
     * @param remembered where delivered objects stay, one that was put there before this time is not sent
     * @param ledger null when there is none yet, so that nothing is settled
     */
    static BucketBacklog of(WatchedBucket watched, Instant remembered, Ledger ledger) throws IOException {
        List<Instant> waiting = new ArrayList<>();
        long looked = 0;
        KeyPage.Place place = KeyPage.Place.START;
        for (int pages = 0; place != null && pages < MOST_PAGES; pages++) {
            KeyPage page = watched.bucket().list(watched.prefix(), place, BucketPass.PAGE);
            waiting(watched, page, remembered, ledger).forEach(object -> waiting.add(object.modified()));
            looked += page.objects().size();
            place = page.next();
        }
        return new BucketBacklog(waiting.size(), waiting.stream().min(Instant::compareTo), looked, place == null);
    }

    /** The objects of a page that will be taken. */
    static List<ObjectVersion> waiting(WatchedBucket watched, KeyPage page, Instant remembered, Ledger ledger) {
        List<ObjectVersion> inbox =
                page.objects().stream().filter(watched::isInbox).toList();
        if (!watched.after().stays() || ledger == null) {
            return inbox;
        }
        return SettledObjects.without(
                inbox.stream()
                        .filter(object -> !object.modified().isBefore(remembered))
                        .toList(),
                ledger);
    }
}
