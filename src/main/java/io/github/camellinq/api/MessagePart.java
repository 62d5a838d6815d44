package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.regex.Pattern;

/**
 * One part of a message: a text or a file.
 *
 * @param type {@code text} or {@code media}
 * @param value the text of a text part, 1 to 10,000 characters; null for a media part
 * @param attachmentId the uploaded file of a media part, a UUID; null for a text part
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessagePart(String type, String value, String attachmentId) {

    private static final Pattern LINK =
            Pattern.compile("(?i)https?://|\\bwww\\.|\\b[a-z0-9-]+\\.(com|org|net|io|co)\\b");

    /** A text part. */
    public static MessagePart text(String value) {
        return new MessagePart("text", value, null);
    }

    /** A media part: a file that has been uploaded. */
    public static MessagePart media(String attachmentId) {
        return new MessagePart("media", null, attachmentId);
    }

    /** Whether this is a text part that contains something like a link. */
    boolean holdsLink() {
        return value != null && LINK.matcher(value).find();
    }
}
