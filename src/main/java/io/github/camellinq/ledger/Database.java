package io.github.camellinq.ledger;

import java.sql.SQLException;

/**
 * Where the SQL runs. What differs between the databases is here; the SQL itself is the same. Work must bear being run again after
 * it was undone.
 */
interface Database extends AutoCloseable {

    /** Runs one statement, which is a transaction of its own. */
    <T> T once(Work<T> work);

    /** Runs several statements that happen together or not at all. */
    <T> T together(Work<T> work);

    /**
     * Runs what no step waits for: at the latest with the next thing that is run here, and before it. A kill may undo it. That its
     * claim was lost is only logged; whatever else fails, fails here or with that next thing.
     */
    void later(Work<?> work);

    /** Makes other claims of the same pairs wait for the end of this transaction. */
    void lockPairs(Session session, Iterable<String> pairs) throws SQLException;

    /** Whether another owner can be alive: then its leases hold. */
    boolean shared();

    @Override
    void close();
}
