package io.github.camellinq.sandbox;

import java.util.Locale;

/** The calls that a fault can strike: seven single calls, and two names for several of them. Over HTTP the names are in lower case. */
public enum Call {
    /** {@code POST /v3/attachments}. */
    REGISTER,
    /** The upload to the presigned URL, at the store. */
    PUT,
    /** {@code POST /v3/chats}. */
    CREATE_CHAT,
    /** {@code POST /v3/chats/{chatId}/messages}. */
    SEND_MESSAGE,
    /** {@code POST /v3/chats/{chatId}/voicememo}. */
    VOICE_MEMO,
    /** {@code GET /v3/attachments/{attachmentId}}. */
    GET_ATTACHMENT,
    /** {@code DELETE /v3/attachments/{attachmentId}}. */
    DELETE_ATTACHMENT,
    /** The calls that send: {@link #CREATE_CHAT}, {@link #SEND_MESSAGE} and {@link #VOICE_MEMO}. */
    SEND,
    /** All of them. */
    ANY;

    private static final String ATTACHMENTS = "/v3/attachments";
    private static final String CHATS = "/v3/chats";

    boolean covers(Call made) {
        return this == made
                || this == ANY
                || this == SEND && (made == CREATE_CHAT || made == SEND_MESSAGE || made == VOICE_MEMO);
    }

    /** The call of the API that a request makes; null when it is none of these. */
    static Call of(String method, String requestPath) {
        String path = requestPath.startsWith(ApiServer.PREFIX)
                ? requestPath.substring(ApiServer.PREFIX.length())
                : requestPath;
        return switch (method) {
            case "POST" -> posted(path);
            case "GET" -> path.startsWith(ATTACHMENTS + "/") ? GET_ATTACHMENT : null;
            case "DELETE" -> path.startsWith(ATTACHMENTS + "/") ? DELETE_ATTACHMENT : null;
            default -> null;
        };
    }

    private static Call posted(String path) {
        if (path.equals(ATTACHMENTS)) {
            return REGISTER;
        }
        if (path.equals(CHATS)) {
            return CREATE_CHAT;
        }
        if (path.startsWith(CHATS + "/") && path.endsWith("/voicememo")) {
            return VOICE_MEMO;
        }
        return path.startsWith(CHATS + "/") && path.endsWith("/messages") ? SEND_MESSAGE : null;
    }

    /** The name in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
