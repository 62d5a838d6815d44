package io.github.camellinq.check;

import java.util.function.Consumer;

/** Something that must hold for routes. */
interface Rule {

    /** Reports every place where it does not hold; changes nothing. */
    void check(RouteSet routes, Consumer<Fault> faults);
}
