package io.github.camellinq.route;

import io.github.camellinq.api.AttachmentStatus;
import io.github.camellinq.api.LinqUnavailableException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Names the attachment to ask about, and sets what Linq knows about it in headers. */
public class AttachmentInquiry {

    /** Exchange variable: the id of the attachment, as the path of the call names it. */
    static final String ATTACHMENT_ID = "linqAttachmentId";

    private String attachmentId;

    /**
     * The id of the attachment that a message is about.
     *
     * @param otherwise the id to use when the message names none; may be null
     * @throws IllegalArgumentException when neither names one
     */
    static String named(Message message, String otherwise) {
        String id = message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        if (ObjectHelper.isEmpty(id)) {
            id = otherwise;
        }
        if (ObjectHelper.isEmpty(id)) {
            throw new IllegalArgumentException(
                    "no attachment is named: call linq-upload-action first, or set the header "
                            + LinqHeaders.ATTACHMENT_ID);
        }
        return id;
    }

    /** Names the attachment for the call. */
    public void ask(Exchange exchange) {
        ApiCall.request(exchange, null);
        exchange.setVariable(ATTACHMENT_ID, named(exchange.getMessage(), attachmentId));
    }

    /**
     * Sets the headers from the answer.
     *
     * @throws LinqUnavailableException when the answer describes no attachment
     */
    public void tell(Exchange exchange) {
        AttachmentStatus answer = answer(exchange);
        Message message = exchange.getMessage();
        message.setHeader(LinqHeaders.ATTACHMENT_ID, answer.id());
        message.setHeader(LinqHeaders.ATTACHMENT_STATUS, answer.status());
        Description.found(exchange, answer.filename(), answer.contentType());
        message.setHeader(LinqHeaders.SIZE, answer.sizeBytes());
        message.setHeader(LinqHeaders.DOWNLOAD_URL, answer.downloadUrl());
        exchange.removeVariable(ATTACHMENT_ID);
        ApiCall.end(exchange);
    }

    private static AttachmentStatus answer(Exchange exchange) {
        AttachmentStatus answer = ApiCall.answer(exchange, "GET /v3/attachments", AttachmentStatus.class);
        if (answer.id() == null || answer.status() == null) {
            throw new LinqUnavailableException("the answer to GET /v3/attachments has no id or no status", null);
        }
        return answer;
    }

    /** The attachment to use when no header names one. */
    public void setAttachmentId(String attachmentId) {
        this.attachmentId = attachmentId;
    }
}
