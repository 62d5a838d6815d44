package io.github.camellinq.route;

import io.github.camellinq.api.AttachmentRequest;
import io.github.camellinq.api.AttachmentResponse;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.Content;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Prepares the two calls of an upload and reads their answers. The bodies of the calls are exchange variables, so that the
 * message keeps its own body and headers. A successful upload removes them, because the presigned URL is a secret. After a failed
 * one they stay for a retry; printing them does not show the URL.
 */
public class AttachmentUpload {
    private static final String CALL = "POST /v3/attachments";
    static final String UPLOADED = "linqUploaded";

    /** Exchange property: the attachment that was uploaded last, to which {@link Delivery#SHA256} belongs. */
    static final String UPLOADED_ID = "linqUploadedId";

    private final Description description = new Description();

    /**
     * Makes the body of {@code POST /v3/attachments} from the headers or, where they are missing, from the content.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when Linq would not take the file
     */
    public void register(Exchange exchange) throws IOException {
        ApiCall.begin(exchange);
        SendKeys.begin(exchange);
        description.set(exchange);
        Message message = exchange.getMessage();
        ApiCall.request(
                exchange,
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
        AttachmentResponse answer = answer(exchange);
        Settings settings = LinqService.of(exchange.getContext()).settings();
        Content content = exchange.getMessage().getBody(Content.class);
        Map<String, String> headers = answer.requiredHeaders() == null ? Map.of() : answer.requiredHeaders();
        PresignedPut put = new PresignedPut(url(answer.uploadUrl(), settings), headers, content);
        put.checkLength();
        exchange.setVariable(ApiCall.REQUEST, put);
        exchange.setVariable(ApiCall.ANSWER, answer);
    }

    /**
     * Sets the headers for the result.
     *
     * @throws io.github.camellinq.media.ContentChangedException when the bytes changed while they were being sent
     */
    public void finish(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        message.getBody(Content.class).verify();
        AttachmentResponse answer = exchange.getVariable(ApiCall.ANSWER, AttachmentResponse.class);
        message.setHeader(LinqHeaders.ATTACHMENT_ID, answer.attachmentId());
        message.setHeader(LinqHeaders.DOWNLOAD_URL, answer.downloadUrl());
        exchange.setProperty(UPLOADED_ID, answer.attachmentId());
        exchange.setProperty(Delivery.SHA256, exchange.getVariable(UPLOADED, String.class));
        exchange.removeVariable(UPLOADED);
        ApiCall.end(exchange, "upload");
    }

    private static AttachmentResponse answer(Exchange exchange) {
        AttachmentResponse answer = ApiCall.answer(exchange, CALL, AttachmentResponse.class);
        if (answer.attachmentId() == null || answer.uploadUrl() == null) {
            throw new LinqUnavailableException(
                    "the answer to " + CALL + " has no attachment_id or no upload_url", null);
        }
        return answer;
    }

    /** The bytes and their signature go over plain HTTP only where the API itself does: in a sandbox. */
    private static URI url(String uploadUrl, Settings settings) {
        URI url;
        try {
            url = URI.create(uploadUrl);
        } catch (IllegalArgumentException e) {
            // The exception's text would show the URL, which is a secret.
            throw new LinqUnavailableException("the answer to " + CALL + " has an upload_url that is not a URL", null);
        }
        boolean plain = "http".equals(url.getScheme())
                && "http".equals(settings.baseUrl().getScheme());
        if (url.getHost() == null || !plain && !"https".equals(url.getScheme())) {
            throw new LinqUnavailableException("the answer to " + CALL + " has an upload_url that is not https", null);
        }
        return url;
    }

    /** The file name to use when the message has none. */
    public void setFileName(String fileName) {
        description.setFileName(fileName);
    }
}
