package io.github.camellinq.sandbox;

import java.util.List;

/** A fault that strikes a given number of calls. */
final class CountedFault implements Faults.Plan {
    private final Call call;
    private final Fault fault;
    private int left;

    CountedFault(Call call, Fault fault, int times) {
        this.call = call;
        this.fault = fault;
        this.left = times;
    }

    @Override
    public Fault strike(Call made) {
        if (over() || !call.covers(made)) {
            return null;
        }
        left--;
        return fault;
    }

    @Override
    public boolean over() {
        return left == 0;
    }

    @Override
    public PlannedFault planned() {
        return new PlannedFault(call.toString(), List.of(fault.toString()), left, null, null);
    }
}
