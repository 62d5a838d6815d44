package io.github.camellinq.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs statements on one connection, and keeps them prepared until it is closed. For one thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long statements;

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Session(Connection connection) {
        this.connection = connection;
    }

    int update(String sql, Object... values) throws SQLException {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    <T> List<T> all(String sql, Row<T> row, Object... values) throws SQLException {
        return query(
                sql,
                rows -> {
                    List<T> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(row.read(rows));
                    }
                    return found;
                },
                values);
    }

    /** The first row, for queries that find at most a few. */
    <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        return query(
                sql,
                rows -> {
                    Optional<T> found = rows.next() ? Optional.ofNullable(row.read(rows)) : Optional.empty();
                    // SQLite commits after the last row of RETURNING, and reports a failure only to the next read.
                    rows.next();
                    return found;
                },
                values);
    }

    private <T> T query(String sql, Row<T> reading, Object... values) throws SQLException {
        return run(
                sql,
                statement -> {
                    // Closed at once: an open result of RETURNING keeps SQLite's write lock.
                    try (ResultSet rows = statement.executeQuery()) {
                        return reading.read(rows);
                    }
                },
                values);
    }

    /** How many statements have been run so far. */
    long statements() {
        return statements;
    }

    private <T> T run(String sql, Execution<T> execution, Object... values) throws SQLException {
        statements++;
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, stored(values[i]));
            }
            return execution.of(statement);
        } catch (SQLException e) {
            // SQLite's driver finalises a statement that failed: if it were kept, it would always fail.
            prepared.remove(sql);
            closeAfter(e, statement);
            throw e;
        }
    }

    /** PostgreSQL rejects text with a NUL, and an answer from outside may contain one. */
    private static Object stored(Object value) {
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        return value instanceof String text && text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : value;
    }

    private static void closeAfter(SQLException failure, PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Runs a statement whose values are set. */
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
