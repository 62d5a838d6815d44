package io.github.camellinq.ledger;

import java.sql.SQLException;

/** A piece of work on the database. It may be rolled back and run again, so it must not change anything else. */
interface Work<T> {
    T run(Session session) throws SQLException;
}
