package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.Failure;
import java.nio.file.FileSystemException;
import org.apache.camel.util.ObjectHelper;

/** What the ledger keeps of a failure. */
final class LedgerFailure {

    private LedgerFailure() {}

    static Failure of(Exception failure) {
        LinqRejectedException rejected = ObjectHelper.getException(LinqRejectedException.class, failure);
        if (rejected != null) {
            return of(rejected.reason().word(), rejected.answer(), rejected.getMessage());
        }
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        if (unavailable != null) {
            return of("unavailable", unavailable.answer(), unavailable.getMessage());
        }
        FileSystemException files = ObjectHelper.getException(FileSystemException.class, failure);
        return of("failed", null, files == null ? failure.toString() : PostponeLog.words(files));
    }

    private static Failure of(String kind, ErrorResponse answer, String message) {
        ErrorResponse.Detail detail = answer == null ? null : answer.error();
        return new Failure(
                kind,
                detail == null ? null : detail.status(),
                detail == null || detail.code() == 0 ? null : detail.code(),
                answer == null ? null : answer.traceId(),
                message);
    }
}
