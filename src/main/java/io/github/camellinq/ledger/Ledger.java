package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of what was delivered and what is due. Every method is safe for concurrent use, and throws {@link LedgerException}
 * when the ledger cannot be read or written. A method that writes has written when it returns, unless it names a later moment. A
 * killed process loses nothing that was written; a power failure may lose the last moments of a SQLite ledger.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Asks for the right to work on a delivery. A new delivery is recorded; a dead one begins a new round with the same
     * idempotency key. A delivery whose message was accepted is granted regardless of the pace, so that its item can be put away.
     * A refusal writes nothing.
     */
    ClaimAnswer claim(ClaimRequest request);

    /**
     * Extends the lease of a claim.
     *
     * @return the claim to use from now on
     * @throws LostClaimException when the caller no longer holds the claim
     */
    Claim renew(Claim claim, Instant until);

    /**
     * Records that the bytes are at Linq. This is written together with {@link #sending} at the latest, or with any earlier write
     * or query of this process. When the process is killed before that, the next visit uploads again. A lost claim is reported by
     * {@code sending}, not here.
     */
    void uploaded(Claim claim, String attachmentId, Fingerprint file);

    /**
     * Records that a message is about to be sent. Its outcome counts as unknown until {@link #sent} or {@link #sendFailed}.
     *
     * @throws LostClaimException when the caller no longer holds the claim. {@link #sent}, {@link #sendFailed}, {@link
     *     #attachmentGone}, {@link #postponed}, {@link #dead(Claim, Reason, Failure)} and {@link #gone(Claim)} throw it too
     */
    void sending(Claim claim);

    /** Records that the message was accepted. */
    void sent(Claim claim, String messageId, String chatId);

    /**
     * Records that the message was certainly not accepted: the outcome of this claim's send is no longer unknown, and the send no
     * longer counts towards the pace.
     */
    void sendFailed(Claim claim);

    /** Records that the API no longer has the attachment: the delivery begins again, and no delivery reuses the attachment. */
    void attachmentGone(Claim claim);

    /**
     * Ends the visit and leaves the item in its place, unless the delivery has failed too often. A failure counts as an attempt
     * only when another delivery's message was accepted since this delivery last failed, or since it was received: otherwise the
     * item is not to blame.
     *
     * @param due when the next visit may begin
     * @param most how many attempts are too many; 0 for a failure that does not count
     * @return false when the delivery has failed too often: the caller then still holds the claim, for {@link #dead(Claim,
     *     Reason, Failure)}
     */
    boolean postponed(Claim claim, Instant due, Failure failure, int most);

    /**
     * Records that the item is about to be set aside. An item that is found in its place afterwards begins a new round. The
     * caller holds the claim until {@link #archived}.
     */
    void dead(Claim claim, Reason reason, Failure failure);

    /**
     * Ends the visit: the item was put away or, when it is dead, set aside. Only now is the unknown outcome of a send forgotten
     * that was set aside as {@link Reason#MAYBE_SENT}: from here on, it is sent again only when a person replays it.
     *
     * <p>Other processes see the change after the next write or query of this process. When it is killed before that, a later
     * visit finds the delivery sent or dead. A lost claim is only logged.
     */
    void archived(Claim claim);

    /**
     * Ends the visit of an item that is no longer there and whose message was not accepted; the delivery no longer waits. If the
     * item comes back unchanged, the next claim continues where this one ended. A delivery that was dead before the visit is dead
     * again: another node had set the item aside after this node had seen it.
     */
    void gone(Claim claim);

    /**
     * Records that the item of a delivery without a visit is no longer there. The delivery waits, or its message was accepted and
     * its item could not be put away. Does nothing when the delivery was visited after the entry was read.
     */
    void gone(Entry entry);

    /**
     * Deliveries that wait, that nobody holds and whose next visit was due before {@code due}; those received first come first,
     * 1,000 at most.
     */
    List<Entry> overdue(Instant due);

    /**
     * Deliveries whose message was accepted and whose item could not be put away since then; those sent first come first, 1,000
     * at most.
     */
    List<Entry> leftBehind();

    /** Gives the claim back; what was written stays. Does nothing when the caller no longer holds the claim. */
    void release(Claim claim);

    /**
     * The latest upload, not before {@code since}, of the same bytes under the same name and type, if it was not deleted at Linq.
     */
    Optional<Upload> reusable(Fingerprint file, Instant since);

    /**
     * Records that an earlier upload serves this delivery too. It is written when {@link #uploaded} would be. The upload keeps
     * its time.
     */
    void reused(Claim claim, Upload upload, Fingerprint file);

    /**
     * The items that wait for a visit which is not due yet, with the time when it is due. Meant to be read once, at the start.
     */
    Map<String, Instant> notDue();

    /**
     * Which deliveries of these items are settled: sent and put away, or dead and set aside. One query for many items lets a
     * source whose items stay in their place skip those that are done.
     */
    List<Settled> settled(Collection<String> items);

    /**
     * Makes a dead item that stays in its place unsettled, so that its source takes it again: the next claim begins a new round
     * with the same idempotency key. Changes nothing else.
     *
     * @return false when the item was not settled as dead
     */
    boolean reopen(String item, String version);

    /** Records that the intake pauses. Replaces an earlier pause, but keeps the time when that one began. */
    void pause(String reason, Instant until);

    /** The pause, even when its time is over; empty when there is none. */
    Optional<Pause> paused();

    /** Ends the pause. */
    void resume();

    /**
     * The deliveries that have been dead since {@code since} or later, latest first.
     *
     * @param reason null for any
     */
    List<Entry> dead(Reason reason, Instant since);

    /**
     * Deliveries of a file, found by its name, its path, the end of its path or the whole identity of its item; or the delivery
     * with this number, {@code attachment_id}, {@code message_id} or idempotency key. Latest first, 1,000 at most.
     */
    List<Entry> find(String words);

    /**
     * The latest delivery of the key's item to the key's recipient whose version is the key's version, alone or followed by a
     * semicolon and more. Empty when there is none.
     */
    Optional<Entry> entry(Key key);

    /**
     * The failures of a delivery, oldest first.
     *
     * @param id of the {@link Entry}
     */
    List<PastFailure> failures(long id);

    /**
     * Deliveries whose attachment is still at Linq, oldest upload first.
     *
     * @param recipient who received it. A single handle also finds the groups that it belongs to, and the chats given by their id
     *     in which it has received something. Null for any
     */
    List<Entry> attachments(String recipient, Instant uploadedBefore);

    /**
     * Whether a delivery whose message has not been accepted yet refers to the attachment of this delivery. It may be this
     * delivery itself.
     */
    boolean attachmentNeeded(Entry entry);

    /** Records that the attachment of this delivery is no longer at Linq, for all deliveries that used it. */
    void attachmentDeleted(Entry entry);

    /** How many deliveries are at each stage, without those that are gone. Every stage is a key. */
    Map<Stage, Long> counts();

    /** How many deliveries are being worked on at this moment, by this process or another. */
    long underWay();

    /**
     * How many deliveries wait: they are neither sent nor dead nor gone. The cost grows with these, not with what was delivered.
     */
    long waiting();

    /** When the oldest delivery that waits was received; empty when none waits. */
    Optional<Instant> oldestWaiting();

    /**
     * Forgets deliveries that have not been visited since {@code before}. They are deleted in batches, so that other work is held
     * up only for moments.
     *
     * @param alsoUndeleted also those whose attachment is still at Linq; the attachment can then no longer be found
     * @return how many deliveries were forgotten
     */
    long purge(Instant before, boolean alsoUndeleted);

    @Override
    void close();
}
