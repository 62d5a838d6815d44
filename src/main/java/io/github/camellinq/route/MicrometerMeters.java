package io.github.camellinq.route;

import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** Meters in the application's own Micrometer registry; {@code docs/operating.md} lists them. */
final class MicrometerMeters implements Meters {

    /** The name by which camel-micrometer binds its registry. */
    private static final String CAMELS = "metricsRegistry";

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final List<Meter> shown = new ArrayList<>();

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Uses Camel's own registry, else the application's only one, else a composite one. Does nothing when none of these exists.
     */
    static Meters of(CamelContext context) {
        MeterRegistry camels = context.getRegistry().lookupByNameAndType(CAMELS, MeterRegistry.class);
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        Optional<MeterRegistry> found = Optional.ofNullable(camels).or(() -> all.stream()
                .filter(each -> all.size() == 1 || each instanceof CompositeMeterRegistry)
                .findFirst());
        return found.<Meters>map(MicrometerMeters::new).orElse(Meters.NONE);
    }

    @Override
    public void sent(Duration took) {
        deliveries("sent", NONE).increment();
        delivery().record(took);
    }

    @Override
    public void dead(Reason reason) {
        deliveries("dead", reason.word()).increment();
    }

    private Counter deliveries(String outcome, String reason) {
        return Counter.builder("camel.linq.deliveries")
                .description("Deliveries that ended, sent or dead; dead ones with the reason")
                .tags("outcome", outcome, "reason", reason)
                .register(registry);
    }

    private Timer delivery() {
        return Timer.builder("camel.linq.delivery")
                .description("From the beginning of a visit until its message was accepted")
                .register(registry);
    }

    @Override
    public void postponed(Stage stage, String reason) {
        Counter.builder("camel.linq.postponed")
                .description("Visits that left their file for later")
                .tags("stage", stage.name().toLowerCase(Locale.ROOT), "reason", reason)
                .register(registry)
                .increment();
    }

    @Override
    public void step(String step, Duration took) {
        Timer.builder("camel.linq.step")
                .description("Steps of deliveries that succeeded")
                .tags("step", step)
                .register(registry)
                .record(took);
    }

    @Override
    public void show(LinqService service) {
        // A counter that appears with its first event shows no increase.
        deliveries("sent", NONE);
        delivery();
        show("camel.linq.paused", "1 while the intake pauses", null, service, MicrometerMeters::paused);
        show(
                "camel.linq.waiting",
                "Deliveries that have begun and are neither sent nor dead",
                null,
                service,
                each -> ask(each, LedgerInquiry.Answer::waiting));
        show(
                "camel.linq.oldest.waiting",
                "How long the oldest of them has been waiting",
                "seconds",
                service,
                each -> ask(each, answer -> answer.oldestWaiting()
                        .map(since ->
                                Duration.between(since, each.clock().instant()).toMillis() / 1000.0)
                        .orElse(0.0)));
    }

    /** Without its ledger the intake takes nothing, whether or not it has noticed that yet. */
    private static double paused(LinqService service) {
        if (service.intake().pause().isPresent()) {
            return 1;
        }
        try {
            return service.inquiry()
                    .answer()
                    .flatMap(LedgerInquiry.Answer::pause)
                    .map(pause -> 1.0)
                    .orElse(0.0);
        } catch (LedgerException e) {
            return 1;
        }
    }

    private void show(
            String name, String description, String unit, LinqService service, ToDoubleFunction<LinqService> value) {
        shown.add(Gauge.builder(name, service, value)
                .description(description)
                .baseUnit(unit)
                .register(registry));
    }

    /** What the ledger says; not a number when it cannot be asked, as any number would be a lie. */
    private static double ask(LinqService service, ToDoubleFunction<LedgerInquiry.Answer> value) {
        try {
            return service.inquiry().answer().map(value::applyAsDouble).orElse(0.0);
        } catch (LedgerException e) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        shown.forEach(registry::remove);
        shown.clear();
    }
}
