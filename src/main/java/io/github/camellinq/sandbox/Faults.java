package io.github.camellinq.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The faults that a sandbox is told to make. At most one strikes a call: the first that applies, where those planned for a number of
 * calls come before those for a share of the calls, and older ones before newer ones. Thread-safe.
 */
public final class Faults {
    private final List<Plan> counted = new ArrayList<>();
    private final List<Plan> shares = new ArrayList<>();
    private final Map<Fault, Long> struck = new LinkedHashMap<>();
    private volatile boolean on;

    Faults() {}

    /** Plans a fault for the next such call. */
    public void next(Call call, Fault fault) {
        add(call, fault, 1);
    }

    /**
     * Plans a fault for the next {@code times} such calls.
     *
     * @throws IllegalArgumentException when {@code times} is below 1 or the fault cannot strike that call
     */
    public synchronized void add(Call call, Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: " + times + " is below 1");
        }
        counted.add(new CountedFault(call, fits(call, fault), times));
        on = true;
    }

    /**
     * Plans faults for a share of all such calls until {@link #clear()}; each of them gets one of the faults. The same seed chooses
     * the same calls if they arrive in the same order.
     *
     * @param share from 0 to 1; 0 plans nothing
     * @param seed of the random numbers that choose the calls and their faults
     * @throws IllegalArgumentException when the share is not from 0 to 1, there are no faults, or one cannot strike that call
     */
    public synchronized void rate(Call call, double share, long seed, List<Fault> faults) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + " is not from 0 to 1");
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults: at least one is needed");
        }
        faults.forEach(fault -> fits(call, fault));
        if (share > 0) {
            shares.add(new FaultShare(call, share, seed, faults));
            on = true;
        }
    }

    /** Removes all planned faults and resets the counts. A stall that has begun goes on. */
    public synchronized void clear() {
        counted.clear();
        shares.clear();
        struck.clear();
        on = false;
    }

    /** How often each fault struck since the last {@link #clear()}, in the order in which they first struck. */
    public synchronized Map<Fault, Long> struck() {
        return new LinkedHashMap<>(struck);
    }

    /** The faults that may still strike. */
    synchronized List<PlannedFault> planned() {
        List<PlannedFault> planned = new ArrayList<>();
        counted.forEach(plan -> planned.add(plan.planned()));
        shares.forEach(plan -> planned.add(plan.planned()));
        return planned;
    }

    /** Chooses and counts the fault that strikes this call; null for none. Costs one volatile read while nothing is planned. */
    Fault strike(Call made) {
        return on ? choose(made) : null;
    }

    boolean on() {
        return on;
    }

    private synchronized Fault choose(Call made) {
        Fault fault = first(counted, made);
        if (fault == null) {
            fault = first(shares, made);
        }
        if (fault != null) {
            struck.merge(fault, 1L, Long::sum);
            counted.removeIf(Plan::over);
            on = !counted.isEmpty() || !shares.isEmpty();
        }
        return fault;
    }

    private static Fault first(List<Plan> plans, Call made) {
        return plans.stream()
                .map(plan -> plan.strike(made))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Fault fits(Call call, Fault fault) {
        if (fault.kind() == Fault.Kind.EXPIRED_URL && call != Call.PUT) {
            throw new IllegalArgumentException("expired_url: only the call put has a presigned URL, not " + call);
        }
        return fault;
    }

    /** Decides for each call whether a fault strikes. Guarded by the lock of the faults that hold it. */
    interface Plan {
        /** The fault for this call; null for none. */
        Fault strike(Call made);

        /** Whether it can never strike again. */
        boolean over();

        PlannedFault planned();
    }
}
