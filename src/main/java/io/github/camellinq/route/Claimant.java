package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Refusal;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.settings.Recipient;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first step of a delivery: finds out who gets the item and asks the ledger for a claim on it. */
public class Claimant {
    private static final Logger LOG = LoggerFactory.getLogger(Claimant.class);
    private static final Duration LEAST_REST = Duration.ofSeconds(1);

    /**
     * Sets the headers for the recipient and the idempotency key, and notes where an earlier visit left off. Ends the visit when
     * somebody else works on the item, or when it is not its turn.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when no recipient, or no valid one, is named, or when the item's own
     *     instructions are not understood
     * @throws IOException when the item cannot be opened to see who gets it
     * @throws io.github.camellinq.ledger.LedgerException when the ledger cannot be written
     */
    public void claim(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(
                Delivery.SOURCE, MessageItem.orItemOf(delivery, exchange).source());
        if (delivery == null) {
            beginUnclaimed(exchange, service);
        } else {
            delivery.begin();
            claim(exchange, delivery, service);
        }
    }

    /**
     * Begins a message that does not come from a source of camel-linq: nobody else can have it, and nothing is known about it.
     */
    private static void beginUnclaimed(Exchange exchange, LinqService service) {
        Recipient recipient = recipient(exchange, service);
        SendKeys.begin(exchange);
        VoiceMemo.readWish(exchange.getMessage(), recipient);
        exchange.setProperty(Delivery.STAGE, Stage.RECEIVED.name());
    }

    private static void claim(Exchange exchange, Delivery delivery, LinqService service) throws IOException {
        Optional<Instructions> instructions = instructions(exchange, delivery, service);
        if (instructions.isEmpty()) {
            return;
        }
        Message message = exchange.getMessage();
        instructions.get().put(message);
        Recipient recipient;
        try {
            recipient = recipient(exchange, service);
        } catch (LinqRejectedException e) {
            if (claimForNobody(exchange, delivery, service) == null) {
                return;
            }
            throw e;
        }
        if (instructions.get().nameRecipient() && leftToRest(exchange, delivery.item(), service)) {
            return;
        }
        ClaimAnswer answer = service.claims()
                .claim(
                        exchange,
                        delivery,
                        recipient.toString(),
                        Pairs.of(line(message, service), recipient),
                        message.getHeader(LinqHeaders.IDEMPOTENCY_KEY, String.class));
        if (answer instanceof Claim claim) {
            begin(exchange, claim);
            if (claim.resumeAt() != Stage.SENT) {
                // Checked before anything is uploaded in vain.
                VoiceMemo.readWish(message, recipient);
            }
        } else if (answer instanceof Refusal refusal) {
            leave(delivery.item(), recipient.toString(), refusal, service);
            exchange.setRouteStop(true);
        }
    }

    /**
     * What the item says itself. Empty when this cannot be known and the visit need not fail, because it is not the item's turn
     * or it was sent before.
     */
    private static Optional<Instructions> instructions(Exchange exchange, Delivery delivery, LinqService service)
            throws IOException {
        try {
            return Optional.of(delivery.item().instructions());
        } catch (NoSuchFileException | ContentChangedException e) {
            throw e;
        } catch (LinqRejectedException e) {
            Claim claim = claimUnread(exchange, delivery, service);
            if (claim != null && claim.resumeAt() != Stage.SENT) {
                throw e;
            }
            return Optional.empty();
        } catch (IOException e) {
            // An item that cannot be opened is in the ledger too, under what its place says, so that its attempts are
            // counted.
            if (claimUnread(exchange, delivery, service) != null) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Finds the recipient and sets it in the headers and in the properties for the routes' log lines. */
    private static Recipient recipient(Exchange exchange, LinqService service) {
        Recipient recipient = Addressee.of(exchange.getMessage(), null, null, service);
        exchange.setProperty(Delivery.RECIPIENT, recipient.toString());
        exchange.setProperty(Delivery.OUTCOME, "Delivered");
        Addressee.put(exchange.getMessage(), recipient);
        return recipient;
    }

    private static String line(Message message, LinqService service) {
        String line = message.getHeader(LinqHeaders.FROM, String.class);
        return line == null || line.isEmpty() ? service.settings().from() : line;
    }

    private static void leave(Item item, String recipient, Refusal refusal, LinqService service) {
        LOG.debug("{} is left for now: {} until {}", item.source(), refusal.cause(), refusal.until());
        Intake intake = service.intake();
        if (refusal.cause() == Refusal.Cause.SETTLED) {
            // By another node, after both had listed the item.
            intake.end(item);
            return;
        }
        if (refusal.cause() != Refusal.Cause.PACE) {
            intake.postpone(item, refusal.until());
            intake.left(item);
            return;
        }
        intake.end(item);
        // Places become free one by one, so the lane rests long enough for several.
        Instant soon = service.clock().instant().plus(LEAST_REST);
        Instant until = refusal.until().isAfter(soon) ? refusal.until() : soon;
        if (intake.rest(item.lane(), until)) {
            LOG.info(
                    "{} gets no more messages before {}; its files wait ({} is {} in {} s)",
                    recipient,
                    until.truncatedTo(ChronoUnit.SECONDS),
                    Setting.RATE_MESSAGES.key(),
                    service.settings().rateLimit().messages(),
                    service.settings().rateLimit().period().toSeconds());
        }
    }

    /** What the item says itself cannot be known, so it is claimed by what its place says. Null when it is not its turn. */
    private static Claim claimUnread(Exchange exchange, Delivery delivery, LinqService service) throws IOException {
        try {
            recipient(exchange, service);
        } catch (LinqRejectedException e) {
            LOG.debug("The place of {} names nobody", delivery.item().source(), e);
        }
        return claimForNobody(exchange, delivery, service);
    }

    /**
     * Whether the item waits because its lane rests. A recipient that the item itself names was unknown when the item was found.
     */
    private static boolean leftToRest(Exchange exchange, Item item, LinqService service) {
        Optional<Instant> until = service.intake().restsUntil(item.lane());
        until.ifPresent(end -> {
            service.intake().postpone(item, end);
            service.intake().left(item);
            exchange.setRouteStop(true);
        });
        return until.isPresent();
    }

    /**
     * A delivery to nobody is in the ledger too, so that its history can be looked up and only one node sets it aside. Null when
     * it is not its turn.
     */
    private static Claim claimForNobody(Exchange exchange, Delivery delivery, LinqService service) throws IOException {
        Message message = exchange.getMessage();
        String word = message.getHeader(LinqHeaders.CHAT_ID, message.getHeader(LinqHeaders.TO, ""), String.class);
        ClaimAnswer answer = service.claims().claim(exchange, delivery, word, List.of(), null);
        if (answer instanceof Refusal refusal) {
            leave(delivery.item(), word, refusal, service);
            exchange.setRouteStop(true);
            return null;
        }
        // What was sent stays sent, whatever fails now.
        begin(exchange, (Claim) answer);
        return (Claim) answer;
    }

    private static void begin(Exchange exchange, Claim claim) {
        Entry before = claim.before();
        Delivery delivery = Delivery.of(exchange);
        delivery.setClaimedBy(ExchangeCopies.idOutsideKamelet(exchange));
        delivery.setAttachmentId(before.attachmentId());
        exchange.setProperty(Delivery.STAGE, claim.resumeAt().name());
        Message message = exchange.getMessage();
        message.setHeader(LinqHeaders.IDEMPOTENCY_KEY, before.idempotencyKey());
        switch (claim.resumeAt()) {
            case UPLOADED -> {
                message.setHeader(LinqHeaders.ATTACHMENT_ID, before.attachmentId());
                message.setHeader(LinqHeaders.CONTENT_TYPE, before.file().mediaType());
            }
            case SENT -> {
                exchange.setProperty(Delivery.OUTCOME, "Put away, as it was sent before:");
                message.setHeader(LinqHeaders.ATTACHMENT_ID, before.attachmentId());
                message.setHeader(LinqHeaders.MESSAGE_ID, before.messageId());
            }
            default -> {
                // From the beginning, as nothing is known yet.
            }
        }
    }
}
