package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class SqlFaultsTest {
    private static final LedgerSettings POSTGRES = new LedgerSettings("jdbc:postgresql://db.example.org/linq");

    @Test
    void connection_that_cannot_be_had_is_told_with_the_drivers_reason() {
        SQLException refused = new SQLException("Connection to db.example.org:5432 refused", "08001");
        SQLException pools =
                new SQLTransientConnectionException("linq-ledger - timed out after 10007ms", "08001", refused);

        assertThat(SqlFaults.explain(POSTGRES, pools))
                .hasMessage(
                        "The ledger jdbc:postgresql://db.example.org/linq failed: Connection to db.example.org:5432 refused")
                .hasCause(pools);
    }

    @Test
    void pool_whose_connections_are_all_in_use_says_so_itself() {
        SQLException pools = new SQLTransientConnectionException("linq-ledger - timed out after 10007ms (active=24)");

        assertThat(SqlFaults.explain(POSTGRES, pools))
                .hasMessageEndingWith("failed: linq-ledger - timed out after 10007ms (active=24)");
    }

    @Test
    void sentence_of_the_drivers_is_part_of_one_that_goes_on() {
        assertThat(SqlFaults.explain(POSTGRES, new SQLException("This connection has been closed.", "08003")))
                .hasMessageEndingWith("failed: This connection has been closed");
    }

    @Test
    void what_the_server_adds_in_lines_of_its_own_stays_in_the_sentence() {
        assertThat(SqlFaults.explain(
                        POSTGRES, new SQLException("ERROR: deadlock detected\n  Detail: Process 7 waits.", "40P01")))
                .hasMessageEndingWith("failed: ERROR: deadlock detected Detail: Process 7 waits");
    }
}
