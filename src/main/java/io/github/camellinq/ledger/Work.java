package io.github.camellinq.ledger;

import java.sql.SQLException;

/** A piece of work on the database. It may be run again, after all that it did was undone: so it changes nothing else. */
interface Work<T> {
    T run(Session session) throws SQLException;
}
