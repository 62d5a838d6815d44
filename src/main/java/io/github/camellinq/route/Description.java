package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.MediaTypeDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.ObjectHelper;

/** Finds out what a body is: the name, size and media type with which it will be registered. */
public class Description {
    private static final MediaTypeDetector DETECTOR = new MediaTypeDetector();

    /** Exchange property: the result of the last description. */
    private static final String FOUND = "linqFound";

    private String fileName;

    /**
     * The headers as they were found and set for a body. For another body of the same exchange, what was set here does not count
     * as the caller's.
     *
     * @param body the body itself, to recognize it
     * @param givenName the name that the caller had set; null when there was none, as for {@code givenType}
     */
    private record Found(Object body, String givenName, String name, String givenType, String type) {
        private static final Found NOTHING = new Found(null, null, null, null, null);

        String callersName(String said) {
            return Objects.equals(said, name) ? givenName : said;
        }

        String callersType(String said) {
            return Objects.equals(said, type) ? givenType : said;
        }
    }

    /**
     * Sets the headers for name, size and media type. The name is taken from the header, else from the kamelet, else from the
     * file that Camel says the message is, else from an earlier body. A media type that the caller has set stays. What was set
     * here for an earlier body does not count as the caller's.
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
            throw new LinqRejectedException(Reason.EMPTY, "the message has no body to upload");
        }
        Found before = exchange.getProperty(FOUND, Found.NOTHING, Found.class);
        boolean same = before.body() == message.getBody();
        String saidName = message.getHeader(LinqHeaders.FILE_NAME, String.class);
        String saidType = message.getHeader(LinqHeaders.CONTENT_TYPE, String.class);
        String givenName = before.callersName(saidName);
        String givenType = before.callersType(saidType);
        String name = nameOf(message, same ? saidName : givenName, fileName, before.name());
        if (name.isEmpty()) {
            throw new LinqRejectedException(
                    Reason.BAD_NAME,
                    "the message has no file name: set the header " + LinqHeaders.FILE_NAME
                            + ", or the kamelet's fileName property");
        }
        String type = same ? saidType : givenType;
        if (ObjectHelper.isEmpty(type)) {
            type = DETECTOR.detect(name, content);
        }
        message.setHeader(LinqHeaders.FILE_NAME, name);
        message.setHeader(LinqHeaders.SIZE, content.size());
        message.setHeader(LinqHeaders.CONTENT_TYPE, type);
        exchange.setProperty(FOUND, new Found(message.getBody(), givenName, name, givenType, type));
    }

    /**
     * Sets the name and type of something other than the body, such as an attachment that was asked about. They do not count as
     * the caller's for the next body.
     */
    static void found(Exchange exchange, String name, String type) {
        Message message = exchange.getMessage();
        Found before = exchange.getProperty(FOUND, Found.NOTHING, Found.class);
        String givenName = before.callersName(message.getHeader(LinqHeaders.FILE_NAME, String.class));
        String givenType = before.callersType(message.getHeader(LinqHeaders.CONTENT_TYPE, String.class));
        message.setHeader(LinqHeaders.FILE_NAME, name);
        message.setHeader(LinqHeaders.CONTENT_TYPE, type);
        exchange.setProperty(FOUND, new Found(null, givenName, name, givenType, type));
    }

    /** The name of what a message holds; empty when it has none. */
    static String nameOf(Message message) {
        return nameOf(message, message.getHeader(LinqHeaders.FILE_NAME, String.class), null, null);
    }

    private static String nameOf(Message message, String given, String kamelets, String earlier) {
        String camels = message.getHeader(Exchange.FILE_NAME, String.class);
        return Stream.of(given, kamelets, camels == null ? null : FileUtil.stripPath(camels), earlier)
                .filter(ObjectHelper::isNotEmpty)
                .findFirst()
                .orElse("");
    }

    /** The file name to use when the message has none. */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }
}
