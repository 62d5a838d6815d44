package io.github.camellinq.sandbox;

/** The API refuses a call with one of its error codes, and the HTTP status and message that belong to it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    private Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    /** The same refusal with more words at the end of its message. */
    static Refusal onForm(Refusal refusal, String more) {
        return new Refusal(refusal.status, refusal.code, refusal.getMessage() + more);
    }

    /** A refusal that somebody planned as a fault. */
    static Refusal onPurpose(int status, int code) {
        return new Refusal(status, code, "An intentional fault that the sandbox was told to make");
    }

    static Refusal missing(String field) {
        return new Refusal(400, 1001, "Missing required field: " + field);
    }

    static Refusal notE164() {
        return new Refusal(400, 1002, "Phone number must be in E.164 format");
    }

    static Refusal invalidBody(String why) {
        return new Refusal(400, 1003, "Invalid request body: " + why);
    }

    static Refusal invalidContent(String why) {
        return new Refusal(400, 1004, "Invalid message content: " + why);
    }

    static Refusal invalidValue(String why) {
        return new Refusal(400, 1005, "Invalid parameter value: " + why);
    }

    static Refusal unknownChat() {
        return new Refusal(404, 2001, "Chat not found");
    }

    static Refusal unknownAttachment() {
        return new Refusal(404, 2003, "Attachment not found");
    }

    static Refusal unauthorized() {
        return new Refusal(401, 2004, "Unauthorized - missing or invalid authentication token");
    }

    static Refusal lineNotAllowed() {
        return new Refusal(403, 2006, "Not allowed to send from this phone number");
    }

    static Refusal notReady() {
        return new Refusal(404, 2007, "Attachment not ready: its bytes have not been uploaded");
    }

    static Refusal internalError() {
        return new Refusal(500, 3006, "Internal server error");
    }

    static Refusal unsupportedType(String contentType) {
        return new Refusal(400, 5004, "Invalid file type: " + contentType + " is not supported");
    }

    static Refusal tooLarge() {
        return new Refusal(400, 5005, "File too large: at most 104857600 bytes");
    }

    static Refusal noVoiceMemoType(String contentType) {
        return new Refusal(400, 5004, "Invalid file type: " + contentType + " cannot be a voice memo");
    }

    static Refusal voiceMemoTooLarge() {
        return new Refusal(413, 5001, "Voice memo file too large - maximum size is 10MB");
    }

    /** Errors of HTTP itself, for which the API documents no code. 1003 is the nearest; the status says more. */
    static Refusal http(int status) {
        return switch (status) {
            case 404 -> new Refusal(404, 1003, "No such path");
            case 405 -> new Refusal(405, 1003, "Method not allowed");
            case 413 -> new Refusal(413, 1003, "Request body too large");
            default -> new Refusal(status, 1003, "Invalid request");
        };
    }
}
