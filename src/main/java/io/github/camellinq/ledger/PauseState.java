package io.github.camellinq.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Records the pause of the intake, so that it survives a restart and applies to all nodes. */
final class PauseState {
    private static final String INTAKE = "intake";

    private final Database database;
    private final Clock clock;

    PauseState(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void pause(String reason, Instant until) {
        database.once(session -> session.update(
                "INSERT INTO linq_pause (name, reason, since, until_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET reason = excluded.reason, until_at = excluded.until_at",
                INTAKE,
                reason,
                clock.instant(),
                until));
    }

    Optional<Pause> paused() {
        return database.once(session -> session.first(
                "SELECT reason, since, until_at FROM linq_pause WHERE name = ?",
                row -> new Pause(
                        row.getString(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3))),
                INTAKE));
    }

    void resume() {
        database.once(session -> session.update("DELETE FROM linq_pause WHERE name = ?", INTAKE));
    }
}
