package io.github.camellinq.ledger;

import java.sql.SQLException;

/**
 * Runs SQL. The differences between the databases are in the implementations; the SQL itself is the same. A database may roll
 * work back and run it again.
 */
interface Database extends AutoCloseable {

    /** Runs one statement in its own transaction. */
    <T> T once(Work<T> work);

    /** Runs several statements in one transaction: all of them take effect, or none. */
    <T> T together(Work<T> work);

    /**
     * Runs work that no step waits for: at the latest together with the next work that is run here, and before it. It may be lost
     * when the process is killed. A lost claim is only logged; any other failure is thrown here or by that next work.
     */
    void later(Work<?> work);

    /** Makes other claims of the same pairs wait until this transaction ends. */
    void lockPairs(Session session, Iterable<String> pairs) throws SQLException;

    /** Whether other owners can be alive, so that their leases must be respected. */
    boolean shared();

    @Override
    void close();
}
