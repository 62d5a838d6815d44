package io.github.camellinq;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.MissingLedgerException;
import io.github.camellinq.route.Backlog;
import io.github.camellinq.route.BucketBacklog;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.DeadLetters;
import io.github.camellinq.route.FolderSize;
import io.github.camellinq.route.HealthRules;
import io.github.camellinq.route.SetAside;
import io.github.camellinq.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The full status: which process delivers, the ledger's counts, and what lies in the folders and in the bucket. */
record Status(Settings settings, Health health) {
    private static final int MOST_NAMED = 10;

    void print(PrintWriter out) throws IOException {
        line(out, "Runs", health.runs());
        long leftBehind = 0;
        try (Ledger ledger = Installation.ledger(settings)) {
            long underWay = ledger.underWay();
            leftBehind = leftBehind(ledger);
            line(
                    out,
                    "Ledger",
                    stages(ledger) + "; " + (underWay == 0 ? "none" : underWay) + " under way at this moment");
        } catch (LedgerException e) {
            line(out, "Ledger", "missing, or cannot be read; see below");
        }
        inbox(out, leftBehind);
        bucket(out);
        FolderSize done = FolderSize.of(settings.done());
        line(
                out,
                "Done",
                Shown.count(done.files(), "file") + ", " + Shown.bytes(done.bytes()) + ", in "
                        + Shown.path(settings.done()));
        line(out, "Dead", dead() + ", in " + Shown.path(settings.deadLetter()));
    }

    private static void line(PrintWriter out, String head, String text) {
        out.println(String.format("%-8s", head + ":") + text);
    }

    private long leftBehind(Ledger ledger) {
        String inbox = "file:" + settings.inbox().toAbsolutePath().normalize() + File.separator;
        return HealthRules.stillTried(ledger.leftBehind()).stream()
                .filter(entry -> entry.key().item().startsWith(inbox))
                .count();
    }

    private static String stages(Ledger ledger) {
        return ledger.counts().entrySet().stream()
                .map(stage -> stage.getKey().name().toLowerCase(Locale.ROOT) + " " + stage.getValue())
                .collect(Collectors.joining(", "));
    }

    private void inbox(PrintWriter out, long leftBehind) {
        try {
            if (Files.isDirectory(settings.inbox())) {
                inbox(out, Backlog.of(settings.inbox()), leftBehind);
            }
        } catch (IOException e) {
            line(out, "Inbox", unreadable(e) + ", in " + Shown.path(settings.inbox()));
        }
    }

    private static String unreadable(IOException why) {
        return "cannot be read (" + Shown.word(App.words(why)) + ")";
    }

    private void inbox(PrintWriter out, Backlog backlog, long leftBehind) {
        line(
                out,
                "Inbox",
                Shown.count(backlog.files(), "file") + " waiting"
                        + backlog.oldest()
                                .map(time ->
                                        ", the oldest for " + Shown.duration(Duration.between(time, Instant.now())))
                                .orElse("")
                        + (leftBehind == 0 ? "" : ", " + leftBehind + " of them already sent and still to be put away")
                        + (backlog.ignored() == 0 ? "" : ", " + backlog.ignored() + " ignored by name")
                        + ", in "
                        + Shown.path(settings.inbox()));
        List<Backlog.Stuck> stuck = backlog.stuck();
        stuck.stream()
                .limit(MOST_NAMED)
                .forEach(one -> out.println("        never taken: " + Shown.path(one.path()) + ", " + one.why()));
        if (stuck.size() > MOST_NAMED) {
            out.println("        and " + (stuck.size() - MOST_NAMED) + " more that are never taken");
        }
    }

    private void bucket(PrintWriter out) {
        try (BucketVisit bucket =
                BucketVisit.of(settings, Installation.PATIENCE).orElse(null)) {
            if (bucket != null) {
                line(out, "Bucket", waiting(bucket) + ", in " + Shown.word(bucket.source()));
            }
        } catch (IOException | IllegalStateException e) {
            line(out, "Bucket", "cannot be listed; see below");
        } catch (LedgerException e) {
            line(out, "Bucket", "unknown what waits, because the ledger cannot be read; see below");
        }
    }

    private String waiting(BucketVisit bucket) throws IOException {
        try (Ledger ledger = bucket.asksLedger() ? ledgerOrNull() : null) {
            BucketBacklog backlog = bucket.backlog(ledger);
            return Shown.count(backlog.objects(), "object") + " waiting"
                    + (backlog.whole() ? "" : " among the first " + backlog.looked() + " keys")
                    + backlog.oldest()
                            .map(time -> ", the oldest for " + Shown.duration(Duration.between(time, Instant.now())))
                            .orElse("");
        }
    }

    private Ledger ledgerOrNull() {
        try {
            return Installation.ledger(settings);
        } catch (MissingLedgerException e) {
            // Nothing has been delivered yet, so everything waits.
            return null;
        }
    }

    private String dead() {
        try {
            return dead(DeadLetters.in(settings.deadLetter()));
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static String dead(List<SetAside> letters) {
        Map<String, Long> reasons = letters.stream()
                .filter(letter -> letter.state().hasFile())
                .collect(Collectors.groupingBy(Status::reason, TreeMap::new, Collectors.counting()));
        long files = reasons.values().stream().mapToLong(Long::longValue).sum();
        return Shown.count(files, "file")
                + (files == 0
                        ? ""
                        : " ("
                                + reasons.entrySet().stream()
                                        .map(reason -> reason.getKey() + " " + reason.getValue())
                                        .collect(Collectors.joining(", "))
                                + ")");
    }

    private static String reason(SetAside letter) {
        if (letter.report() != null) {
            return Shown.word(letter.report().reason());
        }
        return letter.state() == SetAside.State.UNREADABLE_NAME ? "unreadable name" : "no report";
    }
}
