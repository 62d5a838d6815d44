package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.MediaTypeDetector;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.ObjectHelper;

/** Finds what a body is: its name, its size and its media type, as they will be registered. */
public class Description {
    private static final MediaTypeDetector DETECTOR = new MediaTypeDetector();

    private String fileName;

    /**
     * Sets the headers for name, size and media type. The name is the header's, else the kamelet's, else that of the file
     * that Camel says the message is; a media type that the caller has set stays.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when Linq would not take the file
     * @throws IOException when its bytes cannot be read
     */
    public void describe(Exchange exchange) throws IOException {
        long begun = System.nanoTime();
        set(exchange);
        LinqService.of(exchange.getContext()).meters().step("describe", Duration.ofNanos(System.nanoTime() - begun));
    }

    /** As {@link #describe}, as a part of another step. */
    void set(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Content content = message.getBody(Content.class);
        if (content == null) {
            throw new LinqRejectedException(Reason.EMPTY, "the message has no body to be uploaded");
        }
        String name = nameOf(message, fileName);
        if (name.isEmpty()) {
            throw new LinqRejectedException(
                    Reason.BAD_NAME,
                    "the message has no file name: set the header " + LinqHeaders.FILE_NAME
                            + ", or the kamelet's fileName");
        }
        String type = message.getHeader(LinqHeaders.CONTENT_TYPE, String.class);
        if (ObjectHelper.isEmpty(type)) {
            type = DETECTOR.detect(name, content);
        }
        message.setHeader(LinqHeaders.FILE_NAME, name);
        message.setHeader(LinqHeaders.SIZE, content.size());
        message.setHeader(LinqHeaders.CONTENT_TYPE, type);
    }

    /**
     * The name of what a message holds; empty where it has none.
     *
     * @param otherwise where no header of ours says it; may be null
     */
    static String nameOf(Message message, String otherwise) {
        String own = message.getHeader(LinqHeaders.FILE_NAME, String.class);
        if (ObjectHelper.isNotEmpty(own)) {
            return own;
        }
        if (ObjectHelper.isNotEmpty(otherwise)) {
            return otherwise;
        }
        String camels = message.getHeader(Exchange.FILE_NAME, String.class);
        return camels == null ? "" : FileUtil.stripPath(camels);
    }

    /** The name where the message has none. */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }
}
