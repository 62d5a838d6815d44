package io.github.camellinq.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The faults that a sandbox is told to make. For each call the counted ones are asked first, oldest first, then the
 * shares; the first that strikes is the only one. Safe for all threads.
 */
public final class Faults {
    private final List<Plan> counted = new ArrayList<>();
    private final List<Plan> shares = new ArrayList<>();
    private final Map<Fault, Long> struck = new LinkedHashMap<>();
    private volatile boolean on;

    Faults() {}

    /** Strikes the next such call. */
    public void next(Call call, Fault fault) {
        add(call, fault, 1);
    }

    /**
     * Strikes the next {@code times} such calls.
     *
     * @throws IllegalArgumentException when {@code times} is below 1 or the fault cannot be of that call
     */
    public synchronized void add(Call call, Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: " + times + " is below 1");
        }
        counted.add(new CountedFault(call, fits(call, fault), times));
        on = true;
    }

    /**
     * Strikes a share of all such calls, each with one of the faults, until {@link #clear()}. The same seed chooses the
     * same ones of the calls that come to it: their order is the clients' affair.
     *
     * @param share 0 to 1; 0 adds nothing
     * @throws IllegalArgumentException when the share is none, or a fault is missing or cannot be of that call
     */
    public synchronized void rate(Call call, double share, long seed, List<Fault> faults) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + " is none (0 to 1)");
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

    /** Strikes no more, and counts from zero again. A stall that has begun goes on. */
    public synchronized void clear() {
        counted.clear();
        shares.clear();
        struck.clear();
        on = false;
    }

    /** How often each fault struck since the last {@link #clear()}, first struck first. */
    public synchronized Map<Fault, Long> struck() {
        return new LinkedHashMap<>(struck);
    }

    /** What may still strike. */
    synchronized List<PlannedFault> planned() {
        List<PlannedFault> planned = new ArrayList<>();
        counted.forEach(plan -> planned.add(plan.planned()));
        shares.forEach(plan -> planned.add(plan.planned()));
        return planned;
    }

    /** The fault that strikes this call; null for none. Costs one volatile read while nothing is planned. */
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

    /** Decides call by call; guarded by the faults that hold it. */
    interface Plan {
        /** The fault for this call; null for none. */
        Fault strike(Call made);

        /** Whether it can never strike again. */
        boolean over();

        PlannedFault planned();
    }
}
