package io.github.camellinq.route;

import io.github.camellinq.bucket.ObjectVersion;
import java.time.Instant;

/**
 * One object that could not be delivered.
 *
 * @param place where it lies, or would lie beside its report, as {@code s3://bucket/key}
 * @param object null when {@code state} says that it is not there
 * @param stays whether it lies where it came from, so that only the ledger keeps it from being visited
 * @param state what exists of it
 * @param report null unless {@code state} says that there is one; for an object that stays, what the ledger knows
 * @param since when it was set aside, as far as is known
 */
public record SetAsideObject(
        String place,
        ObjectVersion object,
        boolean stays,
        SetAside.State state,
        DeadLetterReport report,
        Instant since) {

    /** What comes after the last slash of its key. */
    public String name() {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
