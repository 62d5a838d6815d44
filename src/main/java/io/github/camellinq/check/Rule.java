package io.github.camellinq.check;

import java.util.function.Consumer;

/** One kind of fault that routes can have. */
interface Rule {

    /** Tells every fault of this kind; changes nothing. */
    void check(RouteSet routes, Consumer<Fault> faults);
}
