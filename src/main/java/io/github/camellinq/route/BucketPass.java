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
 * Goes through the keys of a bucket, a page at a time, and lets many recipients share the way. An owner, which is the first
 * part of a key, gets so many objects in one pass; what is left of a backlog is passed over by a jump, and gets slices of the
 * same length between the passes, each going on where the last one ended. Objects directly under the prefix have no owner and
 * no limit. For one thread.
 */
final class BucketPass {

    /** What S3 gives at most in one answer. */
    static final int PAGE = 1000;

    /** How many objects an owner gets before all others have had their turn. */
    static final int SHARE = 200;

    /** After this long a backlog is looked at from its beginning again: something may have become due, or have come. */
    private static final Duration LONGEST_BACKLOG = Duration.ofMinutes(1);

    /** Behind all keys that begin so: no character is greater. */
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

    /** Where the keys are. */
    interface Keys {
        KeyPage list(String prefix, Place place, int most) throws IOException;
    }

    /** What is let through. */
    interface Gate {

        /** The first part of a key; empty where there is none. */
        String owner(ObjectVersion object);

        /** Whether all objects of an owner wait. */
        boolean rests(String owner);

        /** Those of a page that may be visited now. */
        List<ObjectVersion> due(List<ObjectVersion> page);
    }

    private record Backlog(String after, Instant since) {}

    BucketPass(String prefix, Keys keys, Gate gate, Clock clock) {
        this.prefix = prefix;
        this.keys = keys;
        this.gate = gate;
        this.clock = clock;
    }

    /** The next object to visit; null at the end of a pass, after which a new one begins. */
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

    /** Begins anew with the next call; backlogs stay known. */
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

    /** In any order, so that two nodes that listed the same do not meet at each object. */
    private void give(List<ObjectVersion> some) {
        Collections.shuffle(some);
        found.addAll(some);
    }

    /** Jumps over the rest of an owner that has had its turn. */
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
