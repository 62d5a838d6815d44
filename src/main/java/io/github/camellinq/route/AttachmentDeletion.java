package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/**
 * Deletes attachments at Linq for good and notes that in the ledger ("Deleting an Attachment": 204 is the proof; 404 means that
 * the attachment does not exist or belongs to another account). An attachment that a delivery still needs is not deleted.
 */
public final class AttachmentDeletion implements AutoCloseable {
    private static final String CALL =
            "linq-http:{{linq.base-url}}/v3/attachments/{linqAttachmentId}?httpMethod=DELETE";

    /**
     * The thousands of the API's codes for things that are not found. A proxy's 404, or a 404 for a wrong address, has no such
     * code.
     */
    private static final int NOT_FOUND_CODES = 2;

    private final ProducerTemplate calls;
    private final Ledger ledger;

    /** What happened to an attachment. */
    public enum Outcome {
        /** Linq has deleted it. */
        DELETED,
        /** Linq does not know it under this key. */
        NOT_THERE,
        /** A delivery that has not been sent yet will refer to it, so nothing was done. */
        NEEDED
    }

    /** Needs a started context. Somebody else may be delivering with the ledger, which may be null. */
    public AttachmentDeletion(CamelContext context, Ledger ledger) {
        this.calls = context.createProducerTemplate();
        this.ledger = ledger;
    }

    /** Whether a delivery that has not been sent yet will refer to the entry's attachment. */
    public boolean isNeeded(Entry entry) {
        return ledger.attachmentNeeded(entry);
    }

    /**
     * Deletes the attachment of an entry.
     *
     * @throws LinqRejectedException when Linq refuses
     * @throws LinqUnavailableException when Linq could not be asked, or asks to wait
     */
    public Outcome delete(Entry entry) {
        if (isNeeded(entry)) {
            return Outcome.NEEDED;
        }
        Outcome outcome = call(entry.attachmentId());
        ledger.attachmentDeleted(entry);
        return outcome;
    }

    /**
     * Deletes an attachment, whether or not the ledger knows it.
     *
     * @throws LinqRejectedException when Linq refuses
     * @throws LinqUnavailableException when Linq could not be asked, or asks to wait
     */
    public Outcome delete(String attachmentId) {
        List<Entry> entries = ledger == null
                ? List.of()
                : ledger.find(attachmentId).stream()
                        .filter(entry -> attachmentId.equals(entry.attachmentId()))
                        .toList();
        if (entries.stream().anyMatch(this::isNeeded)) {
            return Outcome.NEEDED;
        }
        Outcome outcome = call(attachmentId);
        entries.forEach(entry -> ledger.attachmentDeleted(entry));
        return outcome;
    }

    private Outcome call(String attachmentId) {
        Exchange answer =
                calls.send(CALL, exchange -> exchange.setVariable(AttachmentInquiry.ATTACHMENT_ID, attachmentId));
        Exception failure = answer.getException();
        if (failure != null && !isNotThere(failure)) {
            throw failure instanceof RuntimeException told
                    ? told
                    : RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
        if (failure == null && answer.getMessage().getBody(byte[].class).length > 0) {
            throw new LinqUnavailableException(
                    "the answer to the DELETE is not Linq's 204, so it is unknown whether the attachment was deleted",
                    null);
        }
        return failure == null ? Outcome.DELETED : Outcome.NOT_THERE;
    }

    private static boolean isNotThere(Exception failure) {
        if (!(failure instanceof LinqRejectedException rejected) || rejected.answer() == null) {
            return false;
        }
        ErrorResponse.Detail detail = rejected.answer().error();
        return detail.status() == 404 && detail.code() / 1000 == NOT_FOUND_CODES;
    }

    @Override
    public void close() throws IOException {
        calls.close();
    }
}
