package io.github.camellinq.bucket;

import java.net.URI;
import java.time.Duration;

/**
 * Where an object store is, and the credentials for it.
 *
 * @param region null to let the AWS SDK find it
 * @param endpoint the address of a store that is compatible with S3; null for AWS itself
 * @param accessKey null to let the AWS SDK find the credentials
 * @param secretKey a secret; null when {@code accessKey} is
 * @param connections how many calls may be made at once
 * @param timeout how long to wait for the next bytes of the store, or for a connection
 */
public record StoreAccess(
        String region, URI endpoint, String accessKey, String secretKey, int connections, Duration timeout) {

    /** The same access with a timeout of {@code patience} at most. */
    public StoreAccess within(Duration patience) {
        Duration shorter = timeout.compareTo(patience) < 0 ? timeout : patience;
        return new StoreAccess(region, endpoint, accessKey, secretKey, connections, shorter);
    }

    /** Leaves out both keys. */
    @Override
    public String toString() {
        return "StoreAccess[region=" + region + ", endpoint=" + endpoint + ", connections=" + connections + ", timeout="
                + timeout + "]";
    }
}
