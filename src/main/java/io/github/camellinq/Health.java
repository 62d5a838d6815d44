package io.github.camellinq;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerLook;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.HealthRules;
import io.github.camellinq.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether deliveries proceed, found by a few quick looks whose cost does not grow with the number of deliveries.
 *
 * @param runs which process delivers, in words
 * @param faults what is wrong, one sentence each; empty when all is well
 */
record Health(String runs, List<String> faults) {

    static Health of(Settings settings) {
        List<String> faults = new ArrayList<>(HealthRules.folders(settings));
        bucketFault(settings).ifPresent(faults::add);
        String runs = "unknown, because any number of processes may use this ledger";
        try {
            if (LedgerLook.hasOneOwner(Installation.ledgerSettings(settings))) {
                Optional<String> owner = LedgerLook.owner(Installation.ledgerSettings(settings));
                runs = owner.map(process -> "yes, " + process).orElse("no");
                if (owner.isEmpty()) {
                    faults.add("no running process delivers with this ledger");
                }
            }
            LedgerLook.checkWritable(Installation.ledgerSettings(settings));
            try (Ledger ledger = Installation.ledger(settings)) {
                ledger.paused().ifPresent(pause -> faults.add(HealthRules.paused(pause, Shown::duration)));
                HealthRules.leftBehind(ledger.leftBehind(), Shown::duration).ifPresent(faults::add);
            }
        } catch (LedgerException e) {
            faults.add(e.getMessage());
        }
        return new Health(runs, faults);
    }

    private static Optional<String> bucketFault(Settings settings) {
        try (BucketVisit bucket =
                BucketVisit.of(settings, Installation.PATIENCE).orElse(null)) {
            return bucket == null ? Optional.empty() : bucket.fault();
        } catch (IllegalStateException e) {
            return Optional.of(HealthRules.bucket(e.getMessage()));
        }
    }
}
