package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was delivered and what is due. Every method is safe for many threads, has written when it returns, unless it says another
 * moment, and throws {@link LedgerException} when it could not. A killed process loses nothing that was written; a power cut may
 * lose the last moments on SQLite.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Asks for the right to work on a delivery. A new delivery is written; one that was dead begins a new round with the same
     * idempotency key. A delivery that was sent is given whatever the pace, to be put away. A refusal writes nothing.
     */
    ClaimAnswer claim(ClaimRequest request);

    /**
     * Keeps a claim for longer.
     *
     * @return the claim to use from now on
     * @throws LostClaimException when it is no longer ours
     */
    Claim renew(Claim claim, Instant until);

    /**
     * The bytes are at Linq. Written with {@link #sending} at the latest, or with the next write or question of this process before
     * it: killed in between, the next visit uploads anew. That a claim is no longer ours, {@code sending} says.
     */
    void uploaded(Claim claim, String attachmentId, Fingerprint file);

    /**
     * A message is about to be sent: until {@link #sent} or {@link #sendFailed} its outcome counts as unknown.
     *
     * @throws LostClaimException when the claim is no longer ours, as in all that follow
     */
    void sending(Claim claim);

    /** The message was accepted. */
    void sent(Claim claim, String messageId, String chatId);

    /** The message was surely not accepted: the send of this claim is neither unknown nor part of the pace any more. */
    void sendFailed(Claim claim);

    /**
     * The API no longer has the attachment: the delivery begins anew, and nobody reuses it.
     */
    void attachmentGone(Claim claim);

    /**
     * Ends the visit, unless it failed too often; the item stays where it is. A failure counts as an attempt only when another
     * delivery succeeded since this one's last: else it is not the item's.
     *
     * @param due when the next visit may begin
     * @param most how many attempts are too many; 0 for a failure that does not count
     * @return false when it failed too often: the claim is still ours, for {@link #dead}
     */
    boolean postponed(Claim claim, Instant due, Failure failure, int most);

    /** The item is about to be set aside: found where it was, it begins a new round. The claim is ours until {@link #archived}. */
    void dead(Claim claim, Reason reason, Failure failure);

    /**
     * Ends the visit; the item was put away, or a dead one was set aside: only now its next round begins with no send of unknown
     * outcome, as nobody sends what may have been sent before a person replays it. Others see it with the next write or question of
     * this process: a kill before that leaves the item to a visit that finds it sent or dead.
     */
    void archived(Claim claim);

    /**
     * Ends the visit of an item that is no longer there and whose message was not accepted: it waits for nothing any more. Should it
     * come back as it was, the next claim goes on where this one ended. What was dead before the visit is dead again: another node
     * had set it aside when this one had seen it already.
     */
    void gone(Claim claim);

    /** The same of a delivery that nobody visits any more; nothing happens when somebody has visited it since it was read. */
    void gone(Entry entry);

    /**
     * Deliveries that wait, that nobody holds, and whose next visit was due before then; those that are longest there first, 1,000 at
     * most.
     */
    List<Entry> overdue(Instant due);

    /** Deliveries whose message was accepted and whose item failed to be put away since, those sent first first, 1,000 at most. */
    List<Entry> leftBehind();

    /** Gives the claim back; what was written stays. Nothing happens when it is no longer ours. */
    void release(Claim claim);

    /** The latest upload of the same bytes under the same name and type, since then, whose attachment was not deleted. */
    Optional<Upload> reusable(Fingerprint file, Instant since);

    /** An earlier upload serves this delivery too, written as {@link #uploaded} is: it does not grow younger by it. */
    void reused(Claim claim, Upload upload, Fingerprint file);

    /** The items that have a next visit and are not due, with the time when they are. To be read once, at the start. */
    Map<String, Instant> notDue();

    /**
     * Which deliveries of these items are put away, sent or dead. One question for many items, so that a source whose items stay can
     * leave out what is done.
     */
    List<Settled> settled(Collection<String> items);

    /**
     * A dead item that stays where it is is no longer settled, so that its source takes it again: the next claim begins a new
     * round with the same idempotency key. Nothing else is changed.
     *
     * @return false when it was not settled as dead
     */
    boolean reopen(String item, String version);

    /** Keeps in mind that the intake rests, in place of an earlier pause. */
    void pause(String reason, Instant until);

    /** The pause, whether or not its time is over; empty when there is none. */
    Optional<Pause> paused();

    /** Ends the pause. */
    void resume();

    /**
     * The dead, latest first.
     *
     * @param reason null for any
     */
    List<Entry> dead(Reason reason, Instant since);

    /**
     * Deliveries of a file, by its name, its item's whole identity, its path or the end of it; or the one of a number, an
     * {@code attachment_id}, a {@code message_id} or an idempotency key. Latest first, 1,000 at most.
     */
    List<Entry> find(String words);

    /**
     * What is known of a delivery; of the latest, where others came after it whose version is its own, a semicolon and more. Empty
     * when nothing is.
     */
    Optional<Entry> entry(Key key);

    /** What went wrong with a delivery, oldest first. */
    List<PastFailure> failures(long id);

    /**
     * Deliveries whose attachment is still at Linq, oldest first.
     *
     * @param recipient who got it; one handle also finds the groups that it is in, and the chat by its id in which it got
     *     something before. Null for any
     */
    List<Entry> attachments(String recipient, Instant uploadedBefore);

    /** Whether a delivery whose message was not accepted yet refers to the attachment of this one, which may be itself. */
    boolean attachmentNeeded(Entry entry);

    /** The attachment of this delivery, and of all that used the same one, is no longer at Linq. */
    void attachmentDeleted(Entry entry);

    /** How many deliveries there are of each stage, without those that are gone; every stage is there. */
    Map<Stage, Long> counts();

    /** How many deliveries somebody is working on at this moment, here or elsewhere. */
    long underWay();

    /** How many deliveries wait, neither sent nor dead nor gone; costs what these are, not what was delivered before. */
    long waiting();

    /** When the oldest delivery that waits was first seen; empty when none waits. */
    Optional<Instant> oldestWaiting();

    /**
     * Forgets deliveries that nobody visited since then, a batch at a time, so that others wait for moments only.
     *
     * @param alsoUndeleted also those whose attachment is still at Linq; it can then no longer be found
     * @return how many
     */
    long purge(Instant before, boolean alsoUndeleted);

    @Override
    void close();
}
