package io.github.camellinq.route;

import io.github.camellinq.bucket.AwsSdk;
import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Delivery} of one object after another. Objects are only listed here: a worker opens each one when it visits it.
 * What happens to an object afterwards is decided from the listing and the ledger.
 */
public class BucketSource implements CamelContextAware, BucketPass.Keys, BucketPass.Gate {
    private static final Logger LOG = LoggerFactory.getLogger(BucketSource.class);

    /** The objects whose visits have not ended: a visit can last longer than until its item is due again. */
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    private CamelContext context;
    private String name;
    private String prefix = "";
    private String to;
    private String text;
    private WatchedBucket watched;
    private Intake intake;
    private Ledger ledger;
    private BucketPass pass;
    private BucketReads reads;
    private Clock clock;
    private Duration memory;
    private boolean saidForgotten;
    private String failed;

    /** @throws IllegalStateException when the AWS SDK is missing, naming the dependency */
    public void init() {
        AwsSdk.require();
        LinqService service = LinqService.of(context);
        watched = WatchedBucket.of(
                service.bucket(name), prefix, service.settings().bucket());
        intake = service.intake();
        ledger = service.ledger();
        clock = service.clock();
        memory = service.settings().retention().memory();
        pass = new BucketPass(watched.prefix(), this, this, service.clock());
        reads = new BucketReads(
                watched.source(), service.places(), service.settings().retry(), service.clock());
        service.places().add(watched.source());
    }

    /**
     * Puts the next object that may be visited on the message, without reading its bytes. When there is none, ends the visit and
     * tells the consumer that nothing was found. The due time of the next visit is set before anything can fail.
     */
    public void take(Exchange exchange) {
        BucketItem item = RoutesOnward.run(context, exchange.getFromRouteId()) ? next() : null;
        if (item == null) {
            exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false);
            exchange.setRouteStop(true);
            return;
        }
        Visiting.begin(exchange, item, LinqService.of(context));
        inFlight.add(item.id());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                inFlight.remove(item.id());
            }
        });
        Offer.put(exchange.getMessage(), item, item.owner(), to, text);
    }

    private BucketItem next() {
        if (reads.rest()) {
            pass.restart();
            return null;
        }
        try {
            for (ObjectVersion object = pass.next(); object != null; object = pass.next()) {
                BucketItem item = new BucketItem(watched, object, reads);
                if (intake.admits(item)) {
                    return item;
                }
                if (!intake.isResting(item.lane())) {
                    // The intake has paused since the object was listed.
                    pass.restart();
                    return null;
                }
            }
        } catch (IOException e) {
            pass.restart();
            sayOnce(e);
        } catch (LedgerException e) {
            // The gate finds the same failure at its next poll, pauses and says so.
            pass.restart();
            LOG.debug("{} is not listed", watched.source(), e);
        }
        return null;
    }

    private void sayOnce(IOException failure) {
        if (!failure.getMessage().equals(failed)) {
            failed = failure.getMessage();
            LinqService.of(context).places().trouble(watched.source(), HealthRules.bucket(failed));
            LOG.warn("{} cannot be listed; it is tried again: {}", watched.source(), failed);
        }
    }

    @Override
    public KeyPage list(String prefix, KeyPage.Place place, int most) throws IOException {
        if (context.isStopping() || !intake.isOpen()) {
            return new KeyPage(List.of(), null);
        }
        KeyPage page = watched.bucket().list(prefix, place, most);
        if (failed != null) {
            failed = null;
            LinqService.of(context).places().trouble(watched.source(), null);
            LOG.info("{} can be listed again", watched.source());
        }
        return page;
    }

    @Override
    public String owner(ObjectVersion object) {
        return watched.owner(object);
    }

    @Override
    public boolean rests(String owner) {
        return intake.hasRests() && intake.isResting(watched.lane(owner));
    }

    @Override
    public List<ObjectVersion> due(List<ObjectVersion> page) {
        if (watched.after().stays()) {
            return SettledObjects.without(due(page.stream().filter(this::isRemembered)), ledger);
        }
        return due(page.stream());
    }

    private List<ObjectVersion> due(Stream<ObjectVersion> page) {
        return page.filter(watched::isInbox)
                .filter(object -> !inFlight.contains(object.source()) && intake.isDue(object.source()))
                .toList();
    }

    /** An object that has been there for longer than the ledger remembers may have been sent, and must not be sent again. */
    private boolean isRemembered(ObjectVersion object) {
        boolean remembered = !object.modified().isBefore(clock.instant().minus(memory));
        if (!remembered && !saidForgotten) {
            saidForgotten = true;
            LOG.warn(
                    "{}, and any object as old, is not sent because it is older than the ledger remembers (see {})",
                    object.source(),
                    Setting.LEDGER_KEEP.key());
        }
        return remembered;
    }

    /** The name of the watched bucket. */
    public void setBucket(String bucket) {
        this.name = bucket;
    }

    /** What the watched keys begin with; empty for all keys. */
    public void setPrefix(String prefix) {
        this.prefix = prefix == null ? "" : prefix;
    }

    /** Who gets an object directly under the prefix; when not given, the setting applies. */
    public void setTo(String to) {
        this.to = to;
    }

    /** A text that goes before each object. */
    public void setText(String text) {
        this.text = text;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
