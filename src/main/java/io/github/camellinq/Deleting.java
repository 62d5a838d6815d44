package io.github.camellinq;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.route.AttachmentDeletion;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Deletes attachments one after the other and prints the outcome of each. */
final class Deleting {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    /** The longest wait that somebody at a command line accepts. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AttachmentDeletion deletion;
    private final PrintWriter out;
    private final boolean dryRun;
    private int deleted;
    private int left;

    Deleting(AttachmentDeletion deletion, PrintWriter out, boolean dryRun) {
        this.deletion = deletion;
        this.out = out;
        this.dryRun = dryRun;
    }

    /**
     * Deletes these, or says what would be deleted.
     *
     * @return the exit status: 0 when none of them is left, else 1
     */
    int all(List<Entry> entries) throws InterruptedException {
        for (int i = 0; i < entries.size(); i++) {
            if (!one(entries.get(i))) {
                left = entries.size() - deleted;
                break;
            }
        }
        out.println((dryRun ? "Would be deleted: " : "Deleted: ") + deleted + "."
                + (left == 0 ? "" : " Not deleted: " + left + "."));
        return left == 0 ? 0 : 1;
    }

    /** Deletes one; false when the others would fail for the same reason. */
    private boolean one(Entry entry) throws InterruptedException {
        try {
            say(entry, dryRun ? look(entry) : patiently(entry));
            return true;
        } catch (LinqUnavailableException e) {
            int status = e.answer() == null ? 0 : e.answer().error().status();
            stays(entry, e.getMessage());
            if (status == UNAUTHORIZED) {
                out.println("Stopped: Linq does not accept this key.");
            } else if (status == TOO_MANY) {
                out.println(
                        "Stopped: Linq asks to wait" + wait(e.retryAfter()) + "; run this command again after that.");
            }
            return status != UNAUTHORIZED && status != TOO_MANY;
        } catch (LinqRejectedException e) {
            stays(entry, e.getMessage());
            return true;
        }
    }

    private AttachmentDeletion.Outcome look(Entry entry) {
        return deletion.isNeeded(entry) ? AttachmentDeletion.Outcome.NEEDED : AttachmentDeletion.Outcome.DELETED;
    }

    /** Deletes one; when Linq names a wait that is not too long, waits and tries once more. */
    private AttachmentDeletion.Outcome patiently(Entry entry) throws InterruptedException {
        try {
            return deletion.delete(entry);
        } catch (LinqUnavailableException e) {
            Duration wait = e.retryAfter();
            if (e.answer() == null
                    || e.answer().error().status() != TOO_MANY
                    || wait == null
                    || wait.compareTo(PATIENCE) > 0) {
                throw e;
            }
            out.println("Linq asks to wait" + wait(wait) + ".");
            out.flush();
            Thread.sleep(wait.toMillis());
            return deletion.delete(entry);
        }
    }

    private static String wait(Duration time) {
        return time == null ? "" : " " + Shown.duration(time);
    }

    private void say(Entry entry, AttachmentDeletion.Outcome outcome) {
        switch (outcome) {
            case DELETED -> {
                deleted++;
                out.println((dryRun ? "Would delete " : "Deleted ") + words(entry));
            }
            case NOT_THERE -> {
                deleted++;
                out.println("Already gone " + words(entry) + ": this account has no such attachment at Linq");
            }
            case NEEDED -> stays(entry, "its message has not been sent yet");
        }
        out.flush();
    }

    private void stays(Entry entry, String why) {
        left++;
        out.println("Not deleted " + words(entry) + ": " + Shown.word(why));
        out.flush();
    }

    private static String words(Entry entry) {
        return Shown.word(entry.attachmentId()) + " (" + Shown.word(entry.file().name()) + " to "
                + Shown.word(entry.key().recipient()) + ")";
    }
}
