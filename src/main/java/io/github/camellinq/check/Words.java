package io.github.camellinq.check;

import io.github.camellinq.settings.Nearest;
import java.util.Collection;

/** The ends of sentences about words that are not known. */
final class Words {
    private static final int MOST_LISTED = 12;

    private Words() {}

    /** Suggests the known word that is nearest; when none is near, lists the known words unless they are many. */
    static String meant(String word, Collection<String> known) {
        String near = near(word, known);
        return !near.isEmpty() || known.isEmpty() || known.size() > MOST_LISTED
                ? near
                : "; choose from " + String.join(", ", known);
    }

    /** Suggests the known word that is nearest; when none is near, ends with {@code otherwise}. */
    static String meantOr(String otherwise, String word, Collection<String> known) {
        String near = near(word, known);
        return near.isEmpty() ? otherwise : near;
    }

    /** Suggests the known word that is nearest; empty when none is near. */
    static String near(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> ": did you mean '" + near + "'?")
                .orElse("");
    }
}
