package io.github.camellinq.route;

import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.util.TimeUtils;

/**
 * Camel's view of whether deliveries go on: a readiness check that exists once a route uses Linq, and is DOWN only for what
 * {@code status --check} finds too. It is not a liveness check, because a restart helps against nothing that it finds.
 */
final class LinqHealthCheck implements HealthCheck {
    static final String NAME = "linq";

    private final LinqService service;
    private volatile boolean enabled = true;

    LinqHealthCheck(LinqService service) {
        this.service = service;
    }

    @Override
    public String getId() {
        return NAME;
    }

    @Override
    public String getGroup() {
        return NAME;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Map<String, Object> getMetaData() {
        return Map.of(CHECK_ID, NAME, CHECK_GROUP, NAME);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .details(getMetaData())
                .detail(CHECK_KIND, Kind.READINESS)
                .detail(CHECK_ENABLED, enabled);
        if (!enabled) {
            return result.message("Disabled").unknown().build();
        }
        List<String> faults = new ArrayList<>(
                HealthRules.folders(service.settings(), service.places().folders()));
        faults.addAll(service.places().troubles());
        result.detail("watched", watched());
        askLedger(result, faults);
        return faults.isEmpty()
                ? result.up().build()
                : result.down().message(String.join("; ", faults)).build();
    }

    private String watched() {
        return Stream.concat(
                        service.places().folders().stream().map(Path::toString), service.places().others().stream())
                .collect(Collectors.joining(", "));
    }

    /** A pause that this process knows of is reported whatever happens to the ledger. */
    private void askLedger(HealthCheckResultBuilder result, List<String> faults) {
        Optional<Pause> pause = service.intake().pause();
        try {
            Optional<LedgerInquiry.Answer> answer = service.inquiry().answer();
            pause = pause.or(() -> answer.flatMap(LedgerInquiry.Answer::pause));
            answer.flatMap(LedgerInquiry.Answer::oldestWaiting)
                    .ifPresent(oldest -> result.detail("oldest.waiting", oldest.toString()));
            answer.flatMap(known -> HealthRules.leftBehind(known.leftBehind(), LinqHealthCheck::shown))
                    .ifPresent(faults::add);
            result.detail("ledger", answer.isPresent() ? "reachable" : "not used");
        } catch (LedgerException e) {
            faults.add(e.getMessage());
            result.detail("ledger", e.getMessage());
        }
        pause.ifPresent(why -> {
            faults.add(HealthRules.paused(why, LinqHealthCheck::shown));
            result.detail("paused.since", why.since().toString())
                    .detail("paused.until", why.until().toString())
                    .detail("paused.reason", why.reason());
        });
    }

    private static String shown(Duration time) {
        return TimeUtils.printDuration(Math.max(0, time.toSeconds()) * 1000);
    }
}
