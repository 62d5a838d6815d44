package io.github.camellinq.route;

import org.apache.camel.spi.Metadata;

/**
 * The message headers that the kamelets read and set. A header wins over a kamelet property, which wins over a setting.
 * All begin with {@code Camel}, so no HTTP client sends them.
 */
public final class LinqHeaders {

    @Metadata(
            description =
                    "The recipient: an E.164 number, an email address, an existing chat (UUID) or an alias. Up to 31 comma-separated handles are one group chat, in which everyone sees the others",
            javaType = "String")
    public static final String TO = "CamelLinqTo";

    @Metadata(
            description = "The existing chat (UUID) to send to; CamelLinqTo and CamelLinqFrom are then not needed",
            javaType = "String")
    public static final String CHAT_ID = "CamelLinqChatId";

    @Metadata(description = "The line to send from, an E.164 number", javaType = "String")
    public static final String FROM = "CamelLinqFrom";

    @Metadata(description = "The text that precedes the file in the message", javaType = "String")
    public static final String TEXT = "CamelLinqText";

    @Metadata(
            description =
                    "The name of the iMessage effect: confetti, fireworks, lasers, sparkles, celebration, hearts, love, balloons, happy_birthday, echo, spotlight; or slam, loud, gentle, invisible",
            javaType = "String")
    public static final String EFFECT = "CamelLinqEffect";

    @Metadata(
            description = "The message to reply to (UUID); append /1 to reply to its second part",
            javaType = "String")
    public static final String REPLY_TO = "CamelLinqReplyTo";

    @Metadata(
            description =
                    "iMessage, to use only that service; RCS or SMS, either of which means any service but iMessage",
            javaType = "String")
    public static final String PREFERRED_SERVICE = "CamelLinqPreferredService";

    @Metadata(
            description =
                    "Whether send-message sends the file as a voice memo; it must be audio and go to an existing chat",
            javaType = "Boolean")
    public static final String VOICE_MEMO = "CamelLinqVoiceMemo";

    @Metadata(description = "The file name registered at Linq, 1 to 255 characters", javaType = "String")
    public static final String FILE_NAME = "CamelLinqFileName";

    @Metadata(description = "The media type registered at Linq", javaType = "String")
    public static final String CONTENT_TYPE = "CamelLinqContentType";

    @Metadata(description = "The size registered at Linq, in bytes", javaType = "Long")
    public static final String SIZE = "CamelLinqSize";

    @Metadata(description = "The uploaded attachment (UUID)", javaType = "String")
    public static final String ATTACHMENT_ID = "CamelLinqAttachmentId";

    @Metadata(description = "The URL from which the uploaded file can be downloaded", javaType = "String")
    public static final String DOWNLOAD_URL = "CamelLinqDownloadUrl";

    @Metadata(
            description =
                    "The status of the attachment at Linq: pending, complete or failed; after a deletion, deleted, or unknown if Linq did not have it",
            javaType = "String")
    public static final String ATTACHMENT_STATUS = "CamelLinqAttachmentStatus";

    @Metadata(description = "The accepted message (UUID)", javaType = "String")
    public static final String MESSAGE_ID = "CamelLinqMessageId";

    @Metadata(
            description =
                    "The idempotency key, at most 255 characters: sends with the same key are the same message to Linq",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelLinqIdempotencyKey";

    private LinqHeaders() {}
}
