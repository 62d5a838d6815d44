package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"data/ledger.db", "jdbc:mysql://db/linq", "jdbc:sqlite:", "jdbc:sqlite::memory:"})
    void wrong_url_is_refused_with_a_right_one(String url) {
        assertThatThrownBy(() -> JdbcLedger.open(new LedgerSettings(url), Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(url, "Write jdbc:sqlite:<file>");
    }

    @Test
    void unreachable_server_is_named_without_secrets() {
        LedgerSettings settings =
                new LedgerSettings("jdbc:postgresql://localhost:1/linq?password=hush&connectTimeout=1");

        assertThatThrownBy(() -> JdbcLedger.open(settings, Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll("jdbc:postgresql://localhost:1/linq", "cannot be reached")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://ann:hush@db/linq | has a user before its host",
                "jdbc:postgresql://ann:hu/hush?@db/linq | has a user before its host",
                "jdbc:postgresql://db/linq?user=ann&password=p%hush&hush#hush | write %25",
                "jdbc:postgresql://db:many/linq?user=ann&password=hush&hush | is not a URL that PostgreSQL's driver"
            })
    void address_that_the_driver_cannot_read_is_refused_without_its_secrets(String url, String fault) {
        assertThatThrownBy(() -> JdbcLedger.open(new LedgerSettings(url), Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasNoCause()
                .hasMessageContaining(fault)
                .hasMessageNotContaining("hush");
    }

    @Test
    void settings_say_no_secret() {
        assertThat(new LedgerSettings("jdbc:postgresql://me:hush@db/linq?password=hush", "me", "hush", "n", 4))
                .asString()
                .contains("jdbc:postgresql://…")
                .doesNotContain("hush");
    }

    @Test
    void missing_dependency_is_named() {
        assertThatThrownBy(() -> Dependencies.require("org.example.Absent", "org.postgresql:postgresql"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("org.postgresql:postgresql");
    }
}
