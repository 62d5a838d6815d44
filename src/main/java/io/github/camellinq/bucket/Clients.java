package io.github.camellinq.bucket;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Creates clients for object stores. */
final class Clients {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The region to sign for with a store that has no regions. */
    private static final Region ANY = Region.US_EAST_1;

    private Clients() {}

    static S3Client client(StoreAccess access) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials(access))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(access.connections())
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(access.timeout())
                        .socketTimeout(access.timeout()));
        if (access.region() != null) {
            builder.region(Region.of(access.region()));
        }
        if (access.endpoint() != null) {
            // Some stores that are compatible with S3 reject buckets in the host name, and the SDK's default checksums.
            builder.endpointOverride(access.endpoint())
                    .region(access.region() == null ? ANY : Region.of(access.region()))
                    .forcePathStyle(true)
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        try {
            return builder.build();
        } catch (SdkClientException e) {
            throw new IllegalStateException(
                    "The bucket's region is not known: set linq.bucket.region, or AWS_REGION in the environment", e);
        }
    }

    private static AwsCredentialsProvider credentials(StoreAccess access) {
        return access.accessKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access.accessKey(), access.secretKey()));
    }
}
