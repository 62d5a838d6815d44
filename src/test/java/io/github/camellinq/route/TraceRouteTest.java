package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Each line of the log that speaks of an answer of the API names its call, and its file. */
class TraceRouteTest extends ShippedRoutes {
    private static final String TRACE = "trace_id trace_[0-9a-f]+";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.retry.delay", "100ms");
        settings.setProperty("linq.retry.max-delay", "200ms");
    }

    @Test
    void delivered_file_waiting_file_and_dead_letter_name_their_calls() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            linq.sandbox().faults().next(Call.REGISTER, Fault.status(503, 4004));
            drop("+15551234567/note.txt", "hello".getBytes(StandardCharsets.UTF_8));

            await().until(() -> !log.containing("Delivered ").isEmpty());
            assertThat(log.containing("waits until"))
                    .singleElement()
                    .asString()
                    .matches(".*/note.txt waits .*, " + TRACE);
            assertThat(log.containing("Delivered "))
                    .singleElement()
                    .asString()
                    .matches(".*/note.txt to .* message_id [^,]+, " + TRACE + ", in [0-9]+ ms");

            linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(400, 1005));
            drop("+15551234567/refused.txt", "refused".getBytes(StandardCharsets.UTF_8));
            awaitReport("+15551234567/refused.txt");
            await().until(() -> !log.containing("cannot be delivered").isEmpty());
            assertThat(log.containing("cannot be delivered"))
                    .singleElement()
                    .asString()
                    .matches("(?s).*/refused.txt cannot be delivered \\(rejected: .*, " + TRACE + "\\) and is now .*");
        }
    }

    @Test
    void logging_context_of_the_host_stays_its_own() throws Exception {
        MDC.put("host", "mine");
        try {
            template.request("direct:deliver", exchange -> {
                exchange.getMessage().setBody("hello");
                exchange.getMessage().setHeader(LinqHeaders.FILE_NAME, "note.txt");
                exchange.getMessage().setHeader(LinqHeaders.TO, "+15551234567");
            });

            assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("host");
        } finally {
            MDC.clear();
        }
    }
}
