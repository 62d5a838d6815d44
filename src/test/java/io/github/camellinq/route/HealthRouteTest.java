package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collection;
import java.util.Properties;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The health check {@code linq}, as Camel's own endpoints ask for it. */
class HealthRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.retry.delay", "200ms");
        settings.setProperty("linq.retry.max-delay", "400ms");
    }

    @Test
    void routes_that_deliver_are_ready_and_say_what_they_watch() throws Exception {
        HealthCheck.Result result = ask();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getCheck().getGroup()).isEqualTo("linq");
        assertThat(result.getDetails())
                .containsEntry(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS)
                .containsEntry("watched", inbox().toString())
                .containsEntry("ledger", "reachable")
                .doesNotContainKey("paused.reason");
        assertThat(readiness()).extracting(HealthCheck.Result::getState).containsOnly(State.UP);
        assertThat(HealthCheckHelper.invokeLiveness(context))
                .noneMatch(each -> each.getCheck().getId().equals("linq"));
    }

    @Test
    void pause_is_down_says_why_and_until_when_and_is_up_once_it_is_over() throws Exception {
        linq.sandbox().faults().add(Call.REGISTER, Fault.status(401, 2004), 1_000_000);
        drop("+15551230001/note.txt", "hello".getBytes(StandardCharsets.UTF_8));

        await().until(() -> ask().getState() == State.DOWN);
        HealthCheck.Result down = ask();
        assertThat(down.getMessage().orElseThrow())
                .startsWith("paused for ")
                .contains("linq.api-key", "trace_id trace_")
                .doesNotContain(linq.apiKey(), "note.txt");
        assertThat(down.getDetails()).containsKeys("paused.since", "paused.until", "paused.reason");
        await().until(() -> ask().getDetails().containsKey("oldest.waiting"));
        assertThat(readiness()).extracting(HealthCheck.Result::getState).contains(State.DOWN);

        linq.sandbox().faults().clear();

        await().until(() -> ask().getState() == State.UP);
    }

    @Test
    void watched_folder_that_is_gone_is_down() throws Exception {
        Files.delete(inbox());

        HealthCheck.Result down = ask();

        assertThat(down.getState()).isEqualTo(State.DOWN);
        assertThat(down.getMessage().orElseThrow()).startsWith("linq.inbox is '" + inbox() + "'");
        Files.createDirectories(inbox());
        assertThat(ask().getState()).isEqualTo(State.UP);
    }

    @Test
    void ledger_that_cannot_be_asked_is_down_and_says_why() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = other.createStatement()) {
            statement.execute("ALTER TABLE linq_pause RENAME TO linq_pause_away");

            await().until(() -> ask().getState() == State.DOWN);
            assertThat(ask().getMessage().orElseThrow()).contains("ledger");
            assertThat(ask().getDetails().get("ledger")).isNotEqualTo("reachable");

            statement.execute("ALTER TABLE linq_pause_away RENAME TO linq_pause");
            await().until(() -> ask().getDetails().get("ledger").equals("reachable"));
        }
    }

    @Test
    void disabled_it_is_unknown() {
        HealthCheck check = check();
        check.setEnabled(false);

        assertThat(ask().getState()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void stopped_context_has_none_and_a_context_that_uses_no_linq_never_had() throws Exception {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        context.stop();
        assertThat(checks.getCheck("linq")).isEmpty();

        try (DefaultCamelContext host = new DefaultCamelContext()) {
            host.start();
            assertThat(HealthCheckRegistry.get(host).getCheck("linq")).isEmpty();
        }
    }

    private HealthCheck check() {
        return HealthCheckRegistry.get(context).getCheck("linq").orElseThrow();
    }

    private HealthCheck.Result ask() {
        return check().call();
    }

    private Collection<HealthCheck.Result> readiness() {
        return HealthCheckHelper.invokeReadiness(context, "full");
    }
}
