package io.github.camellinq.route;

import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.settings.Aliases;
import io.github.camellinq.settings.Recipient;
import io.github.camellinq.settings.Recipients;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What all routes, kamelets and endpoints of one CamelContext share: the settings, the gate and a clock. Each context has one,
 * which is created on first use and stopped with the context.
 */
public final class LinqService extends ServiceSupport {

    /** The name of a {@link Clock} in the registry that replaces the system's. */
    public static final String CLOCK = "linqClock";

    /** The name of a {@link Ledger} in the registry that replaces the one of the settings; whoever bound it closes it. */
    public static final String LEDGER = "linqLedger";

    private final CamelContext context;
    private final Settings settings;
    private final Intake intake;
    private final Clock clock;
    private final WatchedPlaces places;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private ScheduledExecutorService watchdog;
    private RequestWatch stallWatch;
    private RequestWatch callWatch;
    private volatile LedgerUse ledgerUse;
    private volatile boolean ended;
    private final LedgerInquiry inquiry;
    private final Rests told;
    private final HealthCheck health = new LinqHealthCheck(this);
    private Meters meters = Meters.NONE;

    private LinqService(CamelContext context) {
        this.context = context;
        this.settings = Settings.withKey(context);
        this.places = new WatchedPlaces(settings.to());
        this.clock = Optional.ofNullable(context.getRegistry().lookupByNameAndType(CLOCK, Clock.class))
                .orElseGet(Clock::systemUTC);
        this.intake = new Intake(settings.quietPeriod(), settings.retry(), clock);
        this.told = new Rests(clock);
        this.inquiry = new LedgerInquiry(this::ledgerInUse, question -> context.getExecutorServiceManager()
                .newThread("linqInquiry", question)
                .start());
    }

    /**
     * The service of a context.
     *
     * @throws SettingsException when the context's settings have faults
     */
    public static LinqService of(CamelContext context) {
        // Each step of each delivery asks for it, so nobody waits for another here, except while it is being created.
        LinqService known = context.hasService(LinqService.class);
        return known != null && known.isStarted() ? known : made(context);
    }

    private static LinqService made(CamelContext context) {
        synchronized (context) {
            LinqService service = context.hasService(LinqService.class);
            if (service == null) {
                service = new LinqService(context);
                try {
                    context.addService(service, true, true);
                } catch (Exception e) {
                    throw RuntimeCamelException.wrapRuntimeCamelException(e);
                }
            }
            return service;
        }
    }

    /**
     * Looks for faults in a context's settings without starting anything; creates missing folders.
     *
     * @param required settings that must be given although they may be missing elsewhere
     * @return the settings, which have no faults
     * @throws SettingsException naming every fault
     */
    public static Settings check(CamelContext context, Setting... required) {
        Settings settings = Settings.withKey(context, required);
        List<String> faults = FolderRights.faults(settings);
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return settings;
    }

    /** What the sources of this context watch. */
    public WatchedPlaces places() {
        return places;
    }

    /** Asks the ledger for callers that only look. */
    LedgerInquiry inquiry() {
        return inquiry;
    }

    /** What has been logged for many files, and is not logged again for a while. */
    Rests told() {
        return told;
    }

    /** Counts and times deliveries. */
    Meters meters() {
        return meters;
    }

    /**
     * A bucket of the store that the settings name; opened on first use.
     *
     * @throws IllegalStateException as {@link Bucket#open}
     */
    synchronized Bucket bucket(String name) {
        return buckets.computeIfAbsent(
                name, same -> Bucket.open(same, settings.bucket().access()));
    }

    public Settings settings() {
        return settings;
    }

    /** The gate that every source asks before it takes anything. */
    public Intake intake() {
        return intake;
    }

    /**
     * What was delivered and what is due; opened on first use, which is when a source starts.
     *
     * @throws LedgerException when it cannot be opened, saying why and what to do, or was closed by the context's stop
     */
    Ledger ledger() {
        return ledgerUse().ledger();
    }

    private LedgerUse ledgerUse() {
        LedgerUse known = ledgerUse;
        return known != null ? known : openLedger();
    }

    private synchronized LedgerUse openLedger() {
        if (ledgerUse == null) {
            if (ended) {
                // A visit that outlasts the stop must not open it again: nobody would close it and give up its lock.
                throw new LedgerException("The ledger is closed because the application is stopping");
            }
            ledgerUse = LedgerUse.open(this, context);
        }
        return ledgerUse;
    }

    /** A timer of one thread with an unbounded queue, whatever default profile the context has. */
    ScheduledExecutorService timer(String name) {
        return context.getExecutorServiceManager()
                .newScheduledThreadPool(
                        this,
                        name,
                        new ThreadPoolProfileBuilder(name)
                                .poolSize(1)
                                .maxPoolSize(1)
                                .maxQueueSize(-1)
                                .build());
    }

    /** The watched folders, and the one of the settings even when no route watches it any more. */
    Set<Path> inboxes() {
        Set<Path> inboxes = new LinkedHashSet<>(places.folders());
        inboxes.add(settings.inbox());
        return inboxes;
    }

    /** The ledger, if something has opened it. A caller that only looks does not create its file. */
    Optional<Ledger> ledgerInUse() {
        return Optional.ofNullable(ledgerUse).map(LedgerUse::ledger);
    }

    PauseRules pauseRules() {
        return ledgerUse().pauseRules();
    }

    LedgerClaims claims() {
        return ledgerUse().claims();
    }

    /** How many deliveries are under way in this context. */
    public int underWay() {
        LedgerUse known = ledgerUse;
        return known == null ? 0 : known.claims().underWay();
    }

    Clock clock() {
        return clock;
    }

    /** Reads a recipient; see {@link Recipients#parse}. */
    Recipient recipient(String text) {
        return Recipients.parse(text, alias -> Aliases.meaning(context, alias));
    }

    /** Gives up uploads that make no progress. */
    RequestWatch stallWatch() {
        return stallWatch;
    }

    /** Gives up calls to the API that take too long. */
    RequestWatch callWatch() {
        return callWatch;
    }

    @Override
    protected void doStart() {
        ended = false;
        watchdog = timer("linqWatchdog");
        stallWatch = new RequestWatch(settings.stallTimeout(), watchdog);
        callWatch = new RequestWatch(settings.apiTimeout(), watchdog);
        meters = Micrometer.meters(context);
        meters.show(this);
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.register(health);
        }
    }

    @Override
    protected void doStop() {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.unregister(health);
        }
        meters.close();
        if (watchdog != null) {
            context.getExecutorServiceManager().shutdownNow(watchdog);
        }
        synchronized (this) {
            // A method reference would load the AWS SDK, which is missing where no bucket is used.
            for (Bucket bucket : buckets.values()) {
                bucket.close();
            }
            buckets.clear();
            ended = true;
            if (ledgerUse != null) {
                ledgerUse.close(context);
                ledgerUse = null;
            }
        }
    }
}
