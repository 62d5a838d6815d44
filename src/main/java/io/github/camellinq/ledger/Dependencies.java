package io.github.camellinq.ledger;

/** Names the dependency that an application left out. */
final class Dependencies {
    private Dependencies() {}

    static void require(String type, String dependency) {
        try {
            Class.forName(type, false, Dependencies.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LedgerException(
                    "A ledger on PostgreSQL needs " + dependency + ", which is optional. Add it to the application", e);
        }
    }
}
