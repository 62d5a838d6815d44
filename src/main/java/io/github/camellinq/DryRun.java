package io.github.camellinq;

import io.github.camellinq.check.Source;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.MissingLedgerException;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.route.Preview;
import io.github.camellinq.route.Verdict;
import io.github.camellinq.route.Verdict.Fate;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** {@code camel-linq run --dry-run}: prints what a run would do with the files and objects that wait. */
final class DryRun {

    /** The number of characters of a text that are shown. */
    private static final int SHOWN_TEXT = 60;

    private final CamelContext context;
    private final RouteFiles files;
    private final PrintWriter out;
    private final Settings settings;
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final Map<String, Integer> recipients = new HashMap<>();
    private boolean blind;

    /**
     * @param context holds the settings; not started
     * @throws io.github.camellinq.settings.SettingsException naming every fault, as at a start
     */
    DryRun(CamelContext context, RouteFiles files, PrintWriter out) {
        this.context = context;
        this.files = files;
        this.out = out;
        this.settings = Settings.of(context, Setting.FROM, Setting.API_KEY);
    }

    /**
     * Prints what would be done, one line for each item.
     *
     * @return the exit status: 1 when something would be set aside or could not be read, else 0
     */
    int print() throws IOException {
        Inspection routes = Inspection.of(context, files);
        int wrong = routes.faults().size();
        if (wrong > 0) {
            blind = true;
            out.println("Note: the routes have " + Shown.count(wrong, "fault")
                    + ". Because of them, run may not start or may do something else; validate lists them");
        }
        try (Ledger ledger = ledgerOrNull()) {
            if (ledger != null) {
                ledger.paused().ifPresent(this::print);
            }
            Preview preview = new Preview(context, ledger);
            for (Source source : routes.sources()) {
                print(source, preview);
            }
        }
        summary();
        return blind || fates.containsKey(Fate.SET_ASIDE) ? 1 : 0;
    }

    private Ledger ledgerOrNull() {
        try {
            return Installation.ledger(settings);
        } catch (MissingLedgerException e) {
            // Nothing has been delivered yet.
            return null;
        } catch (LedgerException e) {
            unreadable("The ledger", e);
            return null;
        }
    }

    private void unreadable(String what, Exception why) {
        blind = true;
        out.println("Note: " + Shown.word(what) + " cannot be read: " + Shown.word(App.words(why)));
    }

    private void print(Pause pause) {
        String until = pause.until().isAfter(Instant.now())
                ? " until " + Shown.time(pause.until()) + ", and all of this waits"
                : "; it lets one file try, and the rest waits";
        out.println("Note: the intake is paused" + until + ": " + Shown.word(pause.reason()));
    }

    private void print(Source source, Preview preview) {
        String place = source.file() + ":" + source.line();
        Map<String, String> given = source.properties();
        boolean bucket = source.kamelet().equals("linq-bucket-source");
        if (!bucket && !source.kamelet().equals("linq-folder-source")) {
            out.println(
                    "Note: a dry run cannot tell what comes from " + Shown.word(source.address()) + " (" + place + ")");
            return;
        }
        if (!source.delivers()) {
            out.println(
                    "Note: the route at " + place + " has steps that may change what is printed here about its files");
        }
        String what = given.getOrDefault(bucket ? "bucket" : "directory", "");
        try {
            if (!bucket) {
                if (!Files.isDirectory(Path.of(what))) {
                    out.println("Note: the watched folder "
                            + Shown.word(
                                    Path.of(what).toAbsolutePath().normalize().toString())
                            + " does not exist. run creates it when it starts; is run working in another folder?");
                }
                preview.folder(Path.of(what), given.get("to"), given.get("text"), this::print);
            } else if (!preview.bucket(
                    what,
                    given.getOrDefault("prefix", ""),
                    given.get("to"),
                    given.get("text"),
                    Installation.PATIENCE,
                    this::print)) {
                out.println("Note: " + what + " has more than 100,000 keys; only the first 100,000 were looked at");
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            unreadable(what, e);
        }
    }

    private void print(Verdict verdict) {
        fates.merge(verdict.fate(), 1, Integer::sum);
        String source = Shown.source(verdict.source());
        String why = Shown.word(verdict.why());
        out.println(source + ": "
                + switch (verdict.fate()) {
                    case SENT -> sent(verdict);
                    case SET_ASIDE -> "would be set aside as " + why;
                    case PUT_AWAY ->
                        "already sent to " + Shown.word(verdict.recipient()) + " as " + why + ", would be put away";
                    case WAITS ->
                        "waits" + (verdict.until() == null ? "" : " until " + verdict.until()) + ", because " + why;
                    case NEVER_TAKEN -> "is never taken: " + why;
                });
    }

    private String sent(Verdict verdict) {
        recipients.merge(verdict.recipient(), 1, Integer::sum);
        Verdict.Parcel parcel = verdict.parcel();
        String text = parcel.text() == null ? "" : Shown.word(parcel.text());
        return "to " + Shown.word(verdict.recipient()) + ", " + parcel.mediaType() + ", " + Shown.bytes(parcel.bytes())
                + (parcel.line() == null ? ", in that chat" : ", from " + parcel.line())
                + (text.isEmpty()
                        ? ""
                        : ", after the text \""
                                + (text.length() > SHOWN_TEXT ? text.substring(0, SHOWN_TEXT) + "…" : text) + "\"")
                + (parcel.uploaded() ? ", already uploaded" : "");
    }

    private void summary() {
        Settings.RateLimit limit = settings.rateLimit();
        new TreeMap<>(recipients).forEach((recipient, count) -> {
            if (limit.messages() > 0 && count > limit.messages()) {
                out.println("Note: of the " + count + " for " + Shown.word(recipient) + ", " + limit.messages()
                        + " would be sent every " + Shown.duration(limit.period()) + "; the rest waits");
            }
        });
        out.println("Would be sent: " + count(Fate.SENT) + ". Set aside: " + count(Fate.SET_ASIDE)
                + ". Put away, because already sent: " + count(Fate.PUT_AWAY) + ". Left waiting: " + count(Fate.WAITS)
                + ". Never taken: " + count(Fate.NEVER_TAKEN) + ".");
        out.println("This was a dry run at " + Shown.time(Instant.now()) + ": nothing was sent, moved or written.");
    }

    private int count(Fate fate) {
        return fates.getOrDefault(fate, 0);
    }
}
