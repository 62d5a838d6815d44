package io.github.camellinq.ledger;

import java.sql.SQLException;

/** A piece of work on the database. */
interface Work<T> {
    T run(Session session) throws SQLException;
}
