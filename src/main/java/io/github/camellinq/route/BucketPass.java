package io.github.camellinq.route;

import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.KeyPage.Place;
import io.github.camellinq.bucket.ObjectVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through the keys of a bucket page by page and shares each pass among many recipients. An owner, which is the first part of
 * a key, gets up to {@link #SHARE} objects in a pass. The rest of its backlog is skipped and gets slices of the same length
 * between the passes, each of which continues where the last one ended. Objects directly under the prefix have no owner and no
 * limit. Not thread-safe.
 */
final class BucketPass {

    /** The most keys that S3 returns in one answer. */
    static final int PAGE = 1000;

    /** How many objects an owner gets before all others have had their turn. */
    static final int SHARE = 200;

    /** After this long a backlog is read from its beginning again, as something may have become due or have been added. */
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(1);

    /** Sorts after all keys of an owner, because no character is greater. */
    private static final String END = "/\uDBFF\uDFFF";

    private final String prefix;
    private final Keys keys;
    private final Gate gate;
    private final Clock clock;
    private final Map<String, Backlog> backlogs = new LinkedHashMap<>();
    private final Map<String, Integer> admitted = new HashMap<>();
    private final ArrayDeque<String> slices = new ArrayDeque<>();
    private final ArrayDeque<ObjectVersion> found = new ArrayDeque<>();
    private Place place = Place.START;
    private boolean any;

    /** Lists keys. */
    interface Keys {
        KeyPage list(String prefix, Place place, int most) throws IOException;
    }

    /** Decides what is let through. */
    interface Gate {

        /** The first part of a key; empty when there is none. */
        String owner(ObjectVersion object);

        /** Whether all objects of an owner must wait. */
        boolean rests(String owner);

        /** Those objects of a page that may be visited now. */
        List<ObjectVersion> due(List<ObjectVersion> page);
    }

    private record Backlog(String after, Instant since) {}

    BucketPass(String prefix, Keys keys, Gate gate, Clock clock) {
        this.prefix = prefix;
        this.keys = keys;
        this.gate = gate;
        this.clock = clock;
    }

    /** The next object to visit; null at the end of a pass, after which the next call begins a new one. */
    ObjectVersion next() throws IOException {
        while (found.isEmpty()) {
            if (place != null) {
                page();
            } else if (!slices.isEmpty()) {
                slice(slices.remove());
            } else {
                boolean more = any && !backlogs.isEmpty();
                restart();
                if (!more) {
                    return null;
                }
            }
        }
        any = true;
        return found.remove();
    }

    /** Makes the next call begin a new pass. Backlogs stay known. */
    void restart() {
        place = Place.START;
        slices.clear();
        found.clear();
        admitted.clear();
        any = false;
    }

    private void page() throws IOException {
        KeyPage page = keys.list(prefix, place, PAGE);
        List<ObjectVersion> open = page.objects().stream()
                .filter(object -> mayPass(gate.owner(object)))
                .toList();
        List<ObjectVersion> some = new ArrayList<>();
        for (ObjectVersion object : gate.due(open)) {
            if (isAdmitted(object, gate.owner(object))) {
                some.add(object);
            }
        }
        give(some);
        place = page.next() == null || page.objects().isEmpty() ? page.next() : behind(page);
        if (place == null) {
            slices.addAll(backlogs.keySet());
        }
    }

    private boolean mayPass(String owner) {
        return owner.isEmpty() ? !gate.rests(owner) : !backlogs.containsKey(owner) && !gate.rests(owner);
    }

    private boolean isAdmitted(ObjectVersion object, String owner) {
        if (owner.isEmpty()) {
            return true;
        }
        if (backlogs.containsKey(owner)) {
            return false;
        }
        if (admitted.merge(owner, 1, Integer::sum) == SHARE) {
            backlogs.put(owner, new Backlog(object.key(), clock.instant()));
        }
        return true;
    }

    /** Shuffles them, so that two nodes with the same listing do not compete for each object. */
    private void give(List<ObjectVersion> some) {
        Collections.shuffle(some);
        found.addAll(some);
    }

    /** Skips the rest of an owner that has had its turn. */
    private Place behind(KeyPage page) {
        ObjectVersion last = page.objects().get(page.objects().size() - 1);
        String owner = gate.owner(last);
        return owner.isEmpty() || mayPass(owner) ? page.next() : Place.after(prefix + owner + END);
    }

    private void slice(String owner) throws IOException {
        Backlog backlog = backlogs.get(owner);
        if (clock.instant().isAfter(backlog.since().plus(LONGEST_BACKLOG))) {
            backlogs.remove(owner);
        } else if (!gate.rests(owner)) {
            KeyPage page = keys.list(prefix + owner + "/", Place.after(backlog.after()), SHARE);
            give(new ArrayList<>(gate.due(page.objects())));
            if (page.next() == null || page.objects().isEmpty()) {
                backlogs.remove(owner);
            } else {
                String last = page.objects().get(page.objects().size() - 1).key();
                backlogs.put(owner, new Backlog(last, backlog.since()));
            }
        }
    }
}
