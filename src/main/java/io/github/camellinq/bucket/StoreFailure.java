package io.github.camellinq.bucket;

import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in the words of {@code java.nio.file} what a store answered. */
final class StoreFailure {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private StoreFailure() {}

    /** @param source what was asked for, as a person would say it */
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
            case FORBIDDEN -> new AccessDeniedException(source, null, "the store answered 403 " + code);
            default -> new FileSystemException(source, null, "the store answered " + answer.statusCode() + " " + code);
        };
    }

    private static IOException unreachable(SdkException failure, String source) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new FileSystemException(source, null, "the store cannot be asked: " + cause);
    }

    /** Whether the store does not know how to do this. */
    static boolean isNotImplemented(AwsServiceException answer) {
        return answer.statusCode() == 501 || "NotImplemented".equals(code(answer));
    }

    /** A HEAD is answered without words. */
    private static String code(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }
}
