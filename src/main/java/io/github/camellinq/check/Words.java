package io.github.camellinq.check;

import io.github.camellinq.route.Nearest;
import java.util.Collection;

/** How faults are worded. */
final class Words {
    private static final int MOST_LISTED = 12;

    private Words() {}

    /** {@code : is 'this' meant?} for a mistyped word; what there is, where that is little; else nothing. */
    static String meant(String word, Collection<String> known) {
        String near = near(word, known);
        return !near.isEmpty() || known.isEmpty() || known.size() > MOST_LISTED
                ? near
                : "; there is " + String.join(", ", known);
    }

    /** The same with something else to do where no known word is near. */
    static String meantOr(String otherwise, String word, Collection<String> known) {
        String near = near(word, known);
        return near.isEmpty() ? otherwise : near;
    }

    /** The same where what there is goes without saying. */
    static String near(String word, Collection<String> known) {
        return Nearest.to(word, known).map(near -> ": is '" + near + "' meant?").orElse("");
    }
}
