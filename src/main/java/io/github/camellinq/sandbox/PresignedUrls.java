package io.github.camellinq.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs URLs that let others write into the store for 15 minutes. The AWS SDK's signer makes the signature, which covers the host,
 * Content-Type and Content-Length.
 */
final class PresignedUrls {
    private static final Duration LIFE = Duration.ofMinutes(15);

    // S3Presigner would make the same URLs in twice the time, because it runs the SDK's whole client pipeline for each
    // one. That was also most of the work of a cold sandbox.
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final URI store;

    PresignedUrls(URI store, String user, String secret) {
        this.store = store;
        this.identity = AwsCredentialsIdentity.create(user, secret);
    }

    /** A presigned URL, which is a secret, and when it expires. */
    record Upload(String url, Instant expires) {
        @Override
        public String toString() {
            return "Upload[expires=" + expires + "]";
        }
    }

    /** Signs a URL that accepts exactly this many bytes of exactly this type. */
    Upload presign(String bucket, String key, String contentType, long sizeBytes) {
        SdkHttpRequest put = SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(store)
                .encodedPath("/" + bucket + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key))
                .putHeader("Content-Type", contentType)
                .putHeader("Content-Length", Long.toString(sizeBytes))
                .build();
        Instant expires = Instant.now().plus(LIFE);
        return new Upload(
                signer.sign(sign -> sign.identity(identity)
                                .request(put)
                                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                                .putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, LIFE)
                                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                        .request()
                        .getUri()
                        .toString(),
                expires);
    }
}
