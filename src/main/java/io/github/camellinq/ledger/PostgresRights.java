package io.github.camellinq.ledger;

/** Looks whether a ledger in PostgreSQL could be written to, as it cannot be on a replica or without rights; writes nothing. */
final class PostgresRights {

    /** Asks for the right to write, and for a server that does, and finds no row. */
    private static final String WRITE = "UPDATE linq_delivery SET name = name WHERE FALSE";

    private static final String SCHEMA = "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE')";

    private static final String OWNER =
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'linq_delivery'::regclass";

    private PostgresRights() {}

    /**
     * @param version of the tables; 0 where there are none, which must then be made
     * @throws LedgerException saying what is missing
     */
    static void check(Database database, LedgerSettings settings, int version) {
        String place = "The ledger " + settings.place();
        if (version > 0) {
            database.once(session -> session.update(WRITE));
            if (version < Migrations.CURRENT && !isOwner(database)) {
                throw new LedgerException(place
                        + " has tables of an earlier version, which only their owner can bring up to date: let run"
                        + " log in once as the owner");
            }
            return;
        }
        database.once(session -> session.first(SCHEMA, row -> {
            String schema = row.getString(1);
            if (schema == null) {
                throw new LedgerException(
                        place + " has no schema for its tables: make the one that the URL's currentSchema names");
            }
            if (!row.getBoolean(2)) {
                throw new LedgerException(place + " cannot be made: its user has no right to CREATE in the schema "
                        + schema + "; grant it, or name another schema by ?currentSchema=…");
            }
            return schema;
        }));
    }

    private static boolean isOwner(Database database) {
        return database.once(session -> session.first(OWNER, row -> row.getBoolean(1)))
                .orElse(true);
    }
}
