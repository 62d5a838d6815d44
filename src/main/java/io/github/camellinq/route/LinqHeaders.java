package io.github.camellinq.route;

import org.apache.camel.spi.Metadata;

/**
 * The message headers that the kamelets read and set. A header wins over a kamelet property, which wins over a setting.
 * All begin with {@code Camel}, so no HTTP client sends them.
 */
public final class LinqHeaders {

    @Metadata(
            description =
                    "The recipients: E.164 numbers or email addresses, comma-separated, at most 31. Several are one group chat: everyone sees the others. Or a chat (UUID) or an alias",
            javaType = "String")
    public static final String TO = "CamelLinqTo";

    @Metadata(description = "An existing chat (UUID); then To and From are not needed", javaType = "String")
    public static final String CHAT_ID = "CamelLinqChatId";

    @Metadata(description = "The sending line, an E.164 number", javaType = "String")
    public static final String FROM = "CamelLinqFrom";

    @Metadata(description = "A text that goes before the file", javaType = "String")
    public static final String TEXT = "CamelLinqText";

    @Metadata(
            description =
                    "The iMessage effect, by its name: confetti, fireworks, lasers, sparkles, celebration, hearts, love, balloons, happy_birthday, echo, spotlight; or slam, loud, gentle, invisible",
            javaType = "String")
    public static final String EFFECT = "CamelLinqEffect";

    @Metadata(
            description = "The message that it replies to (UUID); with /1 at its end, the second part of that message",
            javaType = "String")
    public static final String REPLY_TO = "CamelLinqReplyTo";

    @Metadata(
            description = "iMessage, which then is the only one, or RCS or SMS, which both mean: no iMessage",
            javaType = "String")
    public static final String PREFERRED_SERVICE = "CamelLinqPreferredService";

    @Metadata(
            description = "Whether send-message sends audio as a voice memo, which goes to an existing chat",
            javaType = "Boolean")
    public static final String VOICE_MEMO = "CamelLinqVoiceMemo";

    @Metadata(description = "The file name that is registered, 1 to 255 characters", javaType = "String")
    public static final String FILE_NAME = "CamelLinqFileName";

    @Metadata(description = "The media type that is registered", javaType = "String")
    public static final String CONTENT_TYPE = "CamelLinqContentType";

    @Metadata(description = "The size that is registered, in bytes", javaType = "Long")
    public static final String SIZE = "CamelLinqSize";

    @Metadata(description = "The uploaded attachment (UUID)", javaType = "String")
    public static final String ATTACHMENT_ID = "CamelLinqAttachmentId";

    @Metadata(description = "Where the uploaded bytes can be read", javaType = "String")
    public static final String DOWNLOAD_URL = "CamelLinqDownloadUrl";

    @Metadata(
            description =
                    "What Linq says of an attachment: pending, complete or failed; deleted, or unknown, after a deletion",
            javaType = "String")
    public static final String ATTACHMENT_STATUS = "CamelLinqAttachmentStatus";

    @Metadata(description = "The accepted message (UUID)", javaType = "String")
    public static final String MESSAGE_ID = "CamelLinqMessageId";

    @Metadata(
            description = "The same key is the same message, however often it is sent; at most 255 characters",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelLinqIdempotencyKey";

    private LinqHeaders() {}
}
