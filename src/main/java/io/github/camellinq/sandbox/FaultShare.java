package io.github.camellinq.sandbox;

import java.util.List;
import java.util.Random;

/** Faults that strike a share of the calls, which a random number generator with a seed chooses. */
final class FaultShare implements Faults.Plan {
    private final Call call;
    private final double share;
    private final long seed;
    private final List<Fault> faults;
    private final Random random;

    FaultShare(Call call, double share, long seed, List<Fault> faults) {
        this.call = call;
        this.share = share;
        this.seed = seed;
        this.faults = List.copyOf(faults);
        this.random = new Random(seed);
    }

    @Override
    public Fault strike(Call made) {
        if (!call.covers(made) || random.nextDouble() >= share) {
            return null;
        }
        return faults.get(random.nextInt(faults.size()));
    }

    @Override
    public boolean over() {
        return false;
    }

    @Override
    public PlannedFault planned() {
        return new PlannedFault(
                call.toString(), faults.stream().map(Fault::toString).toList(), null, share, seed);
    }
}
