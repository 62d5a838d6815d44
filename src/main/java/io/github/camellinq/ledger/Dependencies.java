package io.github.camellinq.ledger;

/** Checks that an optional dependency is there, and names it when it is not. */
final class Dependencies {
    private Dependencies() {}

    static void require(String type, String dependency) {
        try {
            Class.forName(type, false, Dependencies.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LedgerException(
                    "A ledger in PostgreSQL needs " + dependency + ", which is optional. Add it to the application", e);
        }
    }
}
