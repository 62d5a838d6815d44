package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.Content;
import java.net.URI;
import java.util.Map;

/**
 * What to PUT, and where.
 *
 * @param url the presigned URL, byte for byte; a secret
 * @param requiredHeaders the headers that the URL was signed with; they are sent unchanged, and no others
 * @param content the bytes, as many as were registered
 */
record PresignedPut(URI url, Map<String, String> requiredHeaders, Content content) {

    /**
     * Makes sure that the signed length is the one that will be sent, since HTTP states the length by itself.
     *
     * @throws LinqUnavailableException when the API signed another length than the registered one
     */
    void checkLength() {
        requiredHeaders.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Content-Length") && !value.equals(Long.toString(content.size()))) {
                throw new LinqUnavailableException(
                        "POST /v3/attachments signed " + value + " bytes, but " + content.size() + " were registered",
                        null);
            }
        });
    }

    /** Where it goes, which a firewall may have to let through; the rest of the URL is a secret. */
    String place() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() == -1 ? "" : ":" + url.getPort());
    }

    /** Leaves out the URL: whoever has it can write the file. */
    @Override
    public String toString() {
        return "PresignedPut[" + url.getHost() + ", " + content.size() + " bytes]";
    }
}
