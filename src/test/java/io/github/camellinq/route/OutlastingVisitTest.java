package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.LedgerSettings;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A delivery that takes longer than the stop of its context waits for it. */
class OutlastingVisitTest extends OwnSendSteps {
    private final CompletableFuture<Thread> worker = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void visit_that_outlasts_its_context_does_not_open_the_ledger_again() throws Exception {
        try (LogLines log = LogLines.ofOurs();
                DefaultCamelContext context = context()) {
            context.getShutdownStrategy().setTimeout(1);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message").routeId("send-message").process(OutlastingVisitTest.this::outlast);
                }
            });
            context.start();
            drop();
            Thread late = worker.get();

            context.stop();
            stopped.countDown();

            late.join(20_000);
            assertThat(late.isAlive()).isFalse();
            assertThatCode(() -> JdbcLedger.open(
                                    new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC())
                            .close())
                    .doesNotThrowAnyException();
            assertThat(log.containing("pauses")).isEmpty();
        }
    }

    private void outlast(Exchange exchange) {
        LinqService service = LinqService.of(exchange.getContext());
        worker.complete(Thread.currentThread());
        while (stopped.getCount() > 0) {
            try {
                stopped.await();
            } catch (InterruptedException e) {
                // A call that does not hear it, as one that waits for a socket.
            }
        }
        // As the first step does, when the object that it asks for cannot be had.
        service.ledger();
    }
}
