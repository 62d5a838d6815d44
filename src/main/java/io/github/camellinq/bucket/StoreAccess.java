package io.github.camellinq.bucket;

import java.net.URI;
import java.time.Duration;

/**
 * Where an object store is and who asks it.
 *
 * @param region null to find it as the AWS SDK does
 * @param endpoint of a store that is compatible with S3; null for AWS itself
 * @param accessKey null to find the credentials as the AWS SDK does
 * @param secretKey a secret; null where {@code accessKey} is
 * @param connections how many calls may be under way at once
 * @param timeout how long the store may say nothing
 */
public record StoreAccess(
        String region, URI endpoint, String accessKey, String secretKey, int connections, Duration timeout) {

    /** The same, for one who does not wait longer than that. */
    public StoreAccess within(Duration patience) {
        Duration shorter = timeout.compareTo(patience) < 0 ? timeout : patience;
        return new StoreAccess(region, endpoint, accessKey, secretKey, connections, shorter);
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "StoreAccess[region=" + region + ", endpoint=" + endpoint + ", connections=" + connections + ", timeout="
                + timeout + "]";
    }
}
