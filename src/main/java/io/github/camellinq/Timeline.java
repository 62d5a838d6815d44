package io.github.camellinq;

import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Failure;
import io.github.camellinq.ledger.PastFailure;
import io.github.camellinq.ledger.Stage;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What happened to one delivery, oldest first, and where it stands now. */
record Timeline(Entry entry, List<PastFailure> failures) {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private record Event(Instant at, String what) {}

    void print(PrintWriter out, Instant now) {
        out.println("Delivery " + entry.id() + ": " + Shown.word(file()) + " to "
                + Shown.word(entry.key().recipient()));
        out.println("  " + Shown.bytes(entry.file().size())
                + (entry.file().mediaType() == null ? "" : ", " + entry.file().mediaType()) + ", "
                + Shown.count(entry.visits(), "visit") + ", idempotency_key " + Shown.word(entry.idempotencyKey()));
        for (Event event : events()) {
            out.println("  " + MILLIS.format(event.at()) + "  " + Shown.word(event.what()));
        }
        out.println("  Now: " + Shown.word(now(now)));
    }

    private String file() {
        String item = entry.key().item();
        return item.startsWith("file:") ? item.substring("file:".length()) : item;
    }

    private List<Event> events() {
        Entry.Times times = entry.times();
        List<Event> events = new ArrayList<>();
        add(events, times.received(), "received");
        for (PastFailure past : failures) {
            add(events, past.at(), failure(past));
        }
        add(events, times.uploaded(), "uploaded, attachment_id " + entry.attachmentId());
        add(
                events,
                times.sent(),
                "sent, message_id " + entry.messageId()
                        + (entry.chatId() == null ? "" : ", chat_id " + entry.chatId()));
        add(events, times.dead(), "set aside as " + entry.reason());
        if (entry.stage() != Stage.DEAD) {
            add(events, times.archived(), isGone() ? "its file was gone" : "put away");
        }
        add(events, times.attachmentDeleted(), "attachment deleted");
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private static void add(List<Event> events, Instant at, String what) {
        if (at != null) {
            events.add(new Event(at, what));
        }
    }

    private static String failure(PastFailure past) {
        Failure failure = past.failure();
        return "failed " + (past.stage().name().equals("RECEIVED") ? "before" : "after") + " the upload: "
                + failure.kind()
                + (failure.httpStatus() == null ? "" : ", status " + failure.httpStatus())
                + (failure.code() == null ? "" : ", code " + failure.code())
                + (failure.traceId() == null ? "" : ", trace_id " + failure.traceId())
                + (failure.message() == null ? "" : ": " + failure.message());
    }

    private String now(Instant now) {
        return switch (entry.stage()) {
            case RECEIVED, UPLOADED -> isGone() ? "its file disappeared before it was sent" : waiting(now);
            case SENT ->
                entry.times().archived() == null
                        ? "its message was accepted; it only has to be put away"
                                + (entry.isLeftBehind() ? ", which failed: " + entry.lastError() : "")
                        : "delivered and put away";
            case DEAD ->
                "dead: " + entry.reason() + ", " + meaning() + ". Once that is corrected: dead-letters replay "
                        + entry.file().name();
        };
    }

    /** A delivery that was archived although it was neither sent nor set aside has lost its file. */
    private boolean isGone() {
        return (entry.stage() == Stage.RECEIVED || entry.stage() == Stage.UPLOADED)
                && entry.times().archived() != null;
    }

    private String waiting(Instant now) {
        String doubt = entry.sendUnknown()
                ? "; the answer to a send was lost, so the send will be repeated with the same key, which makes no second message"
                : "";
        String when = entry.due().isAfter(now)
                ? "in " + Shown.duration(Duration.between(now, entry.due())) + " (" + Shown.time(entry.due()) + ")"
                : "now, if its file is still in the inbox";
        return "it waits; the next visit may begin " + when + doubt;
    }

    private String meaning() {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(entry.reason()))
                .map(Reason::meaning)
                .findFirst()
                .orElse("a reason of another release");
    }
}
