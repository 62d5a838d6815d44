package io.github.camellinq.bench;

/** Where the fake Linq's calls are, and what it wants to see; known to the server and to all who are measured. */
final class Wire {
    static final String PREFIX = "/api/partner";
    static final String ATTACHMENTS = PREFIX + "/v3/attachments";
    static final String CHATS = PREFIX + "/v3/chats";
    static final String UPLOADS = "/uploads/";
    static final String COUNTS = "/bench/counts";
    static final String ACCEPTED = "/bench/accepted";
    static final String CLEAR = "/bench/clear";

    static final String API_KEY = "bench-key";
    static final String AUTHORIZATION = "Bearer " + API_KEY;
    static final String SENDER = "+15550000000";
    static final String TYPE = "image/jpeg";

    private Wire() {}
}
