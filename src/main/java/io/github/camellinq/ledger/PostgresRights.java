package io.github.camellinq.ledger;

/** Checks whether a ledger in PostgreSQL is writable, which it is not on a replica or without the rights. Writes nothing. */
final class PostgresRights {

    /** Fails when the user may not write or the server is read-only; matches no row. */
    private static final String WRITE = "UPDATE linq_delivery SET name = name WHERE FALSE";

    private static final String SCHEMA = "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE')";

    private static final String OWNER =
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'linq_delivery'::regclass";

    private PostgresRights() {}

    /**
     * @param version the version of the tables; 0 when there are none, so that they must be created
     * @throws LedgerException when the ledger is not writable; the message says what is missing
     */
    static void check(Database database, LedgerSettings settings, int version) {
        String place = "The ledger " + settings.place();
        if (version > 0) {
            database.once(session -> session.update(WRITE));
            if (version < Migrations.CURRENT && !isOwner(database)) {
                throw new LedgerException(place
                        + " has tables of an earlier version, which only their owner can bring up to date. Start run once"
                        + " with the owner's user and password");
            }
            return;
        }
        database.once(session -> session.first(SCHEMA, row -> {
            String schema = row.getString(1);
            if (schema == null) {
                throw new LedgerException(
                        place + " has no schema for its tables. Create the one that currentSchema names in its URL");
            }
            if (!row.getBoolean(2)) {
                throw new LedgerException(place + " cannot be created: its user has no right to CREATE in the schema "
                        + schema + ". Grant it, or name another schema with ?currentSchema=…");
            }
            return schema;
        }));
    }

    private static boolean isOwner(Database database) {
        return database.once(session -> session.first(OWNER, row -> row.getBoolean(1)))
                .orElse(true);
    }
}
