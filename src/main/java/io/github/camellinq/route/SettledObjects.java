package io.github.camellinq.route;

import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Settled;
import io.github.camellinq.ledger.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds out which objects that stay in their bucket are settled. One question to the ledger covers a page of them, so a bucket
 * full of delivered objects costs little more than its listing.
 */
final class SettledObjects {

    private SettledObjects() {}

    /**
     * The objects that are still to be visited: those whose version the ledger knows neither as put away nor as dead. A dead
     * object that was put there again since then is tried again.
     */
    static List<ObjectVersion> without(List<ObjectVersion> page, Ledger ledger) {
        if (page.isEmpty()) {
            return page;
        }
        Map<String, List<Settled>> known = ledger
                .settled(page.stream().map(ObjectVersion::source).toList())
                .stream()
                .collect(Collectors.groupingBy(Settled::item));
        return known.isEmpty()
                ? page
                : page.stream()
                        .filter(object -> known.getOrDefault(object.source(), List.of()).stream()
                                .noneMatch(settled -> isOver(object, settled)))
                        .toList();
    }

    /** Whether an object is dead until it is put there again, and this version of it was not delivered in another way. */
    static boolean isDead(ObjectVersion object, List<Settled> known) {
        List<Settled> over =
                known.stream().filter(settled -> isOver(object, settled)).toList();
        return !over.isEmpty() && over.stream().allMatch(settled -> settled.stage() == Stage.DEAD);
    }

    private static boolean isOver(ObjectVersion object, Settled settled) {
        return settled.version().equals(object.version()) && settled.holds(object.modified());
    }
}
