package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Deletes the attachment that a message names, by the same rules as the command {@code attachments --delete}. */
public class AttachmentRemoval {
    private String attachmentId;

    /**
     * Deletes the attachment for good. An attachment that Linq does not know counts as deleted. If the context has opened a
     * ledger, the deletion is noted there.
     *
     * @throws LinqUnavailableException when a delivery still needs the attachment, or Linq could not be asked
     * @throws io.github.camellinq.api.LinqRejectedException when Linq refuses
     */
    public void delete(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String id = AttachmentInquiry.named(message, attachmentId);
        LinqService service = LinqService.of(exchange.getContext());
        try (AttachmentDeletion deletion = new AttachmentDeletion(
                exchange.getContext(), service.ledgerInUse().orElse(null))) {
            AttachmentDeletion.Outcome outcome = deletion.delete(id);
            if (outcome == AttachmentDeletion.Outcome.NEEDED) {
                throw new LinqUnavailableException(
                        "The attachment " + id + " is still needed by a delivery that has not been sent yet", null);
            }
            message.setHeader(LinqHeaders.ATTACHMENT_ID, id);
            message.setHeader(
                    LinqHeaders.ATTACHMENT_STATUS,
                    outcome == AttachmentDeletion.Outcome.DELETED ? "deleted" : "unknown");
        }
    }

    /** The attachment to use when no header names one. */
    public void setAttachmentId(String attachmentId) {
        this.attachmentId = attachmentId;
    }
}
