package io.github.camellinq.bucket;

import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns failures of a store into exceptions of {@code java.nio.file}. */
final class StoreFailure {
    private static final int MOVED = 301;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** The error codes for a request that was signed for the wrong region. */
    private static final Set<String> OTHER_REGION =
            Set.of("AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "PermanentRedirect");

    private StoreFailure() {}

    /** @param source the address of the object, for people */
    static IOException of(SdkException failure, String source) {
        IOException said =
                failure instanceof AwsServiceException answer ? said(answer, source) : unreachable(failure, source);
        said.initCause(failure);
        return said;
    }

    private static IOException said(AwsServiceException answer, String source) {
        String code = code(answer);
        return switch (answer.statusCode()) {
            case NOT_FOUND ->
                "NoSuchBucket".equals(code)
                        ? new FileSystemException(source, null, "there is no such bucket")
                        : new NoSuchFileException(source);
            case PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE ->
                new ContentChangedException(source + " has changed since it was listed; list it again");
            case FORBIDDEN -> new AccessDeniedException(source, null, words(answer));
            default -> new FileSystemException(source, null, words(answer));
        };
    }

    private static String words(AwsServiceException answer) {
        String code = code(answer);
        String words = ("the store answered " + answer.statusCode() + " " + code).strip();
        return answer.statusCode() == MOVED || OTHER_REGION.contains(code)
                ? words + ": the bucket's region is "
                        + header(answer, "x-amz-bucket-region").orElse("another one") + "; change linq.bucket.region"
                : words;
    }

    private static Optional<String> header(AwsServiceException answer, String name) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader(name));
    }

    /**
     * The failure of a listing. A store answers a listing of a missing bucket with an error code of its own, so any other 404
     * comes from a server that is not an S3 store.
     */
    static IOException ofListing(SdkException failure, String source) {
        IOException said = of(failure, source);
        if (!(said instanceof NoSuchFileException)) {
            return said;
        }
        IOException noStore = noStore(source, "404 without an error code");
        noStore.initCause(failure);
        return noStore;
    }

    /** Another server answered, such as a console or a proxy. */
    static IOException noStore(String source, String answer) {
        return new FileSystemException(
                source,
                null,
                "the server that answered is not an S3 store (" + answer + "); check linq.bucket.endpoint");
    }

    private static IOException unreachable(SdkException failure, String source) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isWithoutCredentials(cause)) {
            cause = cause.getCause();
        }
        if (isWithoutCredentials(cause)) {
            return new FileSystemException(
                    source,
                    null,
                    "the AWS SDK finds no credentials: set linq.bucket.access-key and linq.bucket.secret-key,"
                            + " or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or give this machine a role");
        }
        return new FileSystemException(source, null, "the request to the store failed: " + cause);
    }

    /**
     * Recognized by its message, as the SDK has no type for it. The message itself lists all providers in a thousand characters.
     */
    private static boolean isWithoutCredentials(Throwable failure) {
        return failure.getMessage() != null
                && failure.getMessage().startsWith("Unable to load credentials from any of the providers");
    }

    /** Whether the store does not support the request. */
    static boolean isNotImplemented(AwsServiceException answer) {
        return answer.statusCode() == 501 || "NotImplemented".equals(code(answer));
    }

    /** The error code; empty when there is none, as in the answer to a HEAD. */
    private static String code(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }
}
