package io.github.camellinq.route;

import io.github.camellinq.api.MessageContent;
import io.github.camellinq.api.MessagePart;
import io.github.camellinq.settings.Recipient;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * What distinguishes a message from the others of an exchange: who gets it, what it says, and in which part, branch or round it
 * is sent. A file that is uploaded once more is still the same, and a message that is repeated says the same.
 */
record Said(String recipient, String words, String file, String place) {
    private static final String DELIVERYS_OWN = "the delivery's own";

    static Said of(Exchange exchange, Recipient recipient, MessageContent content) {
        String attachmentId = exchange.getMessage().getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        String words = content.parts().stream()
                        .filter(part -> !attachmentId.equals(part.attachmentId()))
                        .map(MessagePart::value)
                        .collect(Collectors.joining("\n"))
                + "\0" + content.effect() + "\0" + content.replyTo() + "\0" + content.preferredService();
        return new Said(recipient.toString(), words, file(exchange, attachmentId), place(exchange));
    }

    /** The delivery's own file is known as such, whenever it was uploaded. What was uploaded besides is known by its bytes. */
    private static String file(Exchange exchange, String attachmentId) {
        Delivery delivery = Delivery.of(exchange);
        boolean uploadedHere = attachmentId.equals(exchange.getProperty(AttachmentUpload.UPLOADED_ID));
        if (delivery != null
                && (attachmentId.equals(delivery.attachmentId()) || uploadedHere && lacksCheckpoint(delivery))) {
            return DELIVERYS_OWN;
        }
        String sha256 = exchange.getProperty(Delivery.SHA256, String.class);
        return uploadedHere && sha256 != null
                ? sha256 + exchange.getMessage().getHeader(LinqHeaders.FILE_NAME, String.class)
                : attachmentId;
    }

    /** An application's own deliver may leave out the step that notes the upload. */
    private static boolean lacksCheckpoint(Delivery delivery) {
        return delivery.isClaimed() && delivery.attachmentId() == null;
    }

    /** Whether the message holds the file of the delivery in which it is sent. */
    boolean isDeliverysOwn() {
        return file.equals(DELIVERYS_OWN);
    }

    private static String place(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX)
                + "." + exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX)
                + "." + exchange.getProperty(ExchangePropertyKey.LOOP_INDEX);
    }

    /** The key for this message that derives from another key; always the same one. */
    String keyFrom(String key) {
        return Delivery.key(key, recipient, words, file, place);
    }

    /** As {@link #keyFrom}, for the first message in its part, which may say something else when it is repeated. */
    String keyOfPart(String key) {
        return Delivery.key(key, recipient, file, place);
    }
}
