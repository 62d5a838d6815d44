package io.github.camellinq.route;

import io.github.camellinq.api.AttachmentRequest;
import io.github.camellinq.api.AttachmentResponse;
import io.github.camellinq.api.Json;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.Content;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Prepares the two calls of an upload and reads their answers. The bodies of the calls are exchange variables, so that the
 * message keeps its own body and headers. A successful upload removes them, because the presigned URL is a secret. After a failed
 * one they stay for a retry; printing them does not show the URL.
 */
public class AttachmentUpload {
    static final String REQUEST = "linqRequest";
    static final String ANSWER = "linqAnswer";
    static final String UPLOADED = "linqUploaded";

    /** Exchange property: the attachment that was uploaded last, to which {@link Delivery#SHA256} belongs. */
    static final String UPLOADED_ID = "linqUploadedId";

    /** Exchange variable: when the step began, by {@link System#nanoTime()}, for the meters. */
    static final String BEGUN = "linqBegun";

    private final Description description = new Description();

    /**
     * Makes the body of {@code POST /v3/attachments} from the headers or, where they are missing, from the content.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when Linq would not take the file
     */
    public void register(Exchange exchange) throws IOException {
        exchange.setVariable(BEGUN, System.nanoTime());
        SendKeys.begin(exchange);
        description.set(exchange);
        Message message = exchange.getMessage();
        KeptBody.keep(exchange);
        exchange.setVariable(
                REQUEST,
                new AttachmentRequest(
                        message.getHeader(LinqHeaders.FILE_NAME, String.class),
                        message.getHeader(LinqHeaders.CONTENT_TYPE, String.class),
                        message.getBody(Content.class).size()));
    }

    /**
     * Makes the PUT from the answer.
     *
     * @throws LinqUnavailableException when the answer allows no upload
     */
    public void put(Exchange exchange) {
        AttachmentResponse answer = read(exchange.getVariable(ANSWER, byte[].class));
        Settings settings = LinqService.of(exchange.getContext()).settings();
        Content content = exchange.getMessage().getBody(Content.class);
        Map<String, String> headers = answer.requiredHeaders() == null ? Map.of() : answer.requiredHeaders();
        PresignedPut put = new PresignedPut(url(answer.uploadUrl(), settings), headers, content);
        put.checkLength();
        exchange.setVariable(REQUEST, put);
        exchange.setVariable(ANSWER, answer);
    }

    /**
     * Sets the headers for the result.
     *
     * @throws io.github.camellinq.media.ContentChangedException when the bytes changed while they were being sent
     */
    public void finish(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        message.getBody(Content.class).verify();
        AttachmentResponse answer = exchange.getVariable(ANSWER, AttachmentResponse.class);
        message.setHeader(LinqHeaders.ATTACHMENT_ID, answer.attachmentId());
        message.setHeader(LinqHeaders.DOWNLOAD_URL, answer.downloadUrl());
        exchange.setProperty(UPLOADED_ID, answer.attachmentId());
        exchange.setProperty(Delivery.SHA256, exchange.getVariable(UPLOADED, String.class));
        exchange.removeVariable(REQUEST);
        exchange.removeVariable(ANSWER);
        exchange.removeVariable(UPLOADED);
        KeptBody.forget(exchange);
        took("upload", exchange);
    }

    /** Times a step that set {@link #BEGUN} and has succeeded. */
    static void took(String step, Exchange exchange) {
        Long begun = (Long) exchange.removeVariable(BEGUN);
        LinqService.of(exchange.getContext()).meters().step(step, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static AttachmentResponse read(byte[] body) {
        try {
            AttachmentResponse answer = Json.MAPPER.readValue(body, AttachmentResponse.class);
            if (answer != null && answer.attachmentId() != null && answer.uploadUrl() != null) {
                return answer;
            }
        } catch (IOException e) {
            throw new LinqUnavailableException("the answer to POST /v3/attachments is not JSON", e);
        }
        throw new LinqUnavailableException(
                "the answer to POST /v3/attachments has no attachment_id or no upload_url", null);
    }

    /** The bytes and their signature go over plain HTTP only where the API itself does: in a sandbox. */
    private static URI url(String uploadUrl, Settings settings) {
        URI url;
        try {
            url = URI.create(uploadUrl);
        } catch (IllegalArgumentException e) {
            // The exception's text would show the URL, which is a secret.
            throw new LinqUnavailableException(
                    "the answer to POST /v3/attachments has an upload_url that is not a URL", null);
        }
        boolean plain = "http".equals(url.getScheme())
                && "http".equals(settings.baseUrl().getScheme());
        if (url.getHost() == null || !plain && !"https".equals(url.getScheme())) {
            throw new LinqUnavailableException(
                    "the answer to POST /v3/attachments has an upload_url that is not https", null);
        }
        return url;
    }

    /** The file name to use when the message has none. */
    public void setFileName(String fileName) {
        description.setFileName(fileName);
    }
}
