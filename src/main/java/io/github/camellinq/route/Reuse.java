package io.github.camellinq.route;

import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.ledger.Upload;
import io.github.camellinq.media.Content;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spares an upload when the same bytes are already at Linq under the same name and type, if {@code linq.reuse} allows it. */
public class Reuse {
    private static final Logger LOG = LoggerFactory.getLogger(Reuse.class);

    /**
     * Uses an earlier upload for this delivery, when there is one that is young enough.
     *
     * @throws IOException when the bytes cannot be read, or changed while they were being read
     */
    public void find(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        Delivery delivery = Delivery.of(exchange);
        Duration reuse = service.settings().reuse();
        if (reuse == null || delivery == null || delivery.claim() == null) {
            return;
        }
        Message message = exchange.getMessage();
        Content content = message.getBody(Content.class);
        Fingerprint file = new Fingerprint(
                Sha256.of(content),
                content.size(),
                message.getHeader(LinqHeaders.FILE_NAME, String.class),
                message.getHeader(LinqHeaders.CONTENT_TYPE, String.class));
        content.verify();
        Ledger ledger = service.ledger();
        Optional<Upload> upload =
                ledger.reusable(file, service.clock().instant().minus(reuse));
        if (upload.isPresent()) {
            ledger.reused(delivery.claim(), upload.get(), file);
            delivery.setAttachmentId(upload.get().attachmentId());
            message.setHeader(LinqHeaders.ATTACHMENT_ID, upload.get().attachmentId());
            exchange.setProperty(Delivery.STAGE, Stage.UPLOADED.name());
            LOG.debug(
                    "{} is at Linq already as {}",
                    delivery.item().source(),
                    upload.get().attachmentId());
        }
    }
}
