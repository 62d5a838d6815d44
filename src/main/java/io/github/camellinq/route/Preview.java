package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.bucket.AwsSdk;
import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.route.Verdict.Fate;
import io.github.camellinq.settings.Recipient;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;

/**
 * Predicts what {@code deliver} would do with the items that wait, by the steps of a visit up to its first call to Linq. It makes
 * no such call and changes nothing: no due time, no claim, no file. It cannot predict what only Linq knows, such as who has opted
 * out.
 */
public final class Preview {
    private static final Description DESCRIPTION = new Description();

    private final CamelContext context;
    private final LinqService service;
    private final Ledger ledger;

    /**
     * Uses the settings of a context that need not be started.
     *
     * @param ledger only asked, never written; null when there is none yet
     * @throws SettingsException naming every fault
     */
    public Preview(CamelContext context, Ledger ledger) {
        this.context = context;
        this.service = LinqService.of(context);
        this.ledger = ledger;
    }

    /**
     * Gives the verdict on each file of a watched folder; nothing for a folder that does not exist yet.
     *
     * @param to who gets a file directly in the folder; may be null
     * @param text what goes before each file; may be null
     * @throws IOException when the folder cannot be read
     */
    public void folder(Path directory, String to, String text, Consumer<Verdict> verdicts) throws IOException {
        Folders folders = Folders.of(directory, service.settings());
        if (!Files.isDirectory(folders.inbox())) {
            return;
        }
        Backlog backlog = Backlog.of(
                folders.inbox(), file -> file(folders, file, to, text).ifPresent(verdicts));
        for (Backlog.Stuck stuck : backlog.stuck()) {
            verdicts.accept(new Verdict(stuck.path().toString(), Fate.NEVER_TAKEN, null, null, null, stuck.why()));
        }
    }

    private Optional<Verdict> file(Folders folders, Path file, String to, String text) {
        try {
            FileVersion version = FileVersion.of(file);
            FolderItem item = folders.item(file);
            Intake intake = service.intake();
            if (!intake.isQuiet(version)) {
                String why = version.size() == 0 ? "it has no bytes yet" : "somebody may still be writing it";
                return Optional.of(Verdict.waits(item, null, intake.quietAt(version), why));
            }
            return Optional.of(
                    item.sidecar().isQuiet(intake)
                            ? verdict(item, item.folder(), to, text)
                            : Verdict.waits(item, null, null, "somebody may still be writing its sidecar"));
        } catch (NoSuchFileException e) {
            // A running process has delivered it just now.
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Verdict(file.toString(), Fate.WAITS, null, null, null, "it cannot be read: " + e));
        }
    }

    /**
     * Gives the verdict on each object of a watched bucket. Reads the first 64 KiB of each.
     *
     * @param patience how long to wait for an answer of the store
     * @return false when there are more than the first 100,000 keys; those were not looked at
     * @throws IOException when the bucket cannot be listed
     * @throws IllegalStateException when the AWS SDK is missing, or finds no region
     */
    public boolean bucket(
            String name, String prefix, String to, String text, Duration patience, Consumer<Verdict> verdicts)
            throws IOException {
        AwsSdk.require();
        Settings settings = service.settings();
        Instant remembered =
                service.clock().instant().minus(settings.retention().memory());
        try (Bucket bucket = Bucket.open(name, settings.bucket().access().within(patience))) {
            WatchedBucket watched = WatchedBucket.of(bucket, prefix, settings.bucket());
            KeyPage.Place place = KeyPage.Place.START;
            for (int pages = 0; place != null && pages < BucketBacklog.MOST_PAGES; pages++) {
                KeyPage page = bucket.list(watched.prefix(), place, BucketPass.PAGE);
                for (ObjectVersion object : BucketBacklog.waiting(watched, page, remembered, ledger)) {
                    BucketItem item = new BucketItem(watched, object, BucketItem.Reading.UNHEARD);
                    verdicts.accept(verdict(item, item.owner(), to, text));
                }
                place = page.next();
            }
            return place == null;
        }
    }

    /** The steps of a visit, in their order; see {@link Claimant} and the route deliver. */
    private Verdict verdict(Item item, String owner, String to, String text) {
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        Offer.put(message, item, owner, to, text);
        String recipient = null;
        try {
            item.instructions().put(message);
            Recipient named = Addressee.of(message, null, null, service);
            Addressee.put(message, named);
            recipient = named.toString();
            Optional<Entry> before = ledger == null ? Optional.empty() : before(item, recipient);
            Optional<Verdict> known = before.flatMap(entry -> known(item, entry));
            if (known.isPresent()) {
                return known.get();
            }
            VoiceMemo.readWish(message, named);
            boolean uploaded =
                    before.filter(entry -> entry.stage() == Stage.UPLOADED).isPresent();
            if (uploaded) {
                message.setHeader(LinqHeaders.CONTENT_TYPE, before.get().file().mediaType());
            } else {
                DESCRIPTION.describe(exchange);
            }
            return new Verdict(item.source(), Fate.SENT, recipient, parcel(message, item, named, uploaded), null, null);
        } catch (LinqRejectedException e) {
            String word = recipient == null ? message.getHeader(LinqHeaders.TO, String.class) : recipient;
            return new Verdict(
                    item.source(), Fate.SET_ASIDE, word, null, null, e.reason().word() + ": " + e.getMessage());
        } catch (IOException e) {
            return Verdict.waits(item, recipient, null, "it cannot be read: " + e);
        }
    }

    private Optional<Entry> before(Item item, String recipient) throws IOException {
        Item now = LedgerClaims.another(item, recipient, ledger).orElse(item);
        return ledger.entry(new Key(now.id(), now.version(), recipient));
    }

    /** The verdict that follows from an earlier visit alone; empty when there is none. */
    private Optional<Verdict> known(Item item, Entry entry) {
        String recipient = entry.key().recipient();
        if (entry.isLeftBehind()) {
            return Optional.of(Verdict.waits(
                    item,
                    recipient,
                    entry.due(),
                    "it was sent as message_id " + entry.messageId() + " but could not be put away: "
                            + entry.lastError()));
        }
        if (entry.due().isAfter(service.clock().instant())) {
            String why = entry.lastError() == null ? "it was visited a moment ago" : entry.lastError();
            return Optional.of(Verdict.waits(item, recipient, entry.due(), why));
        }
        return entry.stage() == Stage.SENT
                ? Optional.of(new Verdict(
                        item.source(), Fate.PUT_AWAY, recipient, null, null, "message_id " + entry.messageId()))
                : Optional.empty();
    }

    private Verdict.Parcel parcel(Message message, Item item, Recipient recipient, boolean uploaded) {
        return new Verdict.Parcel(
                recipient.chatId() == null ? service.settings().from() : null,
                message.getHeader(LinqHeaders.TEXT, String.class),
                message.getHeader(LinqHeaders.CONTENT_TYPE, String.class),
                item.content().size(),
                uploaded);
    }
}
