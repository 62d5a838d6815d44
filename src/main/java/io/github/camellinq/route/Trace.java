package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import org.apache.camel.util.ObjectHelper;

/** How a line of the log names the call that it is about, for Linq's support: {@code , trace_id 4f…}, or nothing. */
final class Trace {

    /** The header in which every answer names its call. */
    static final String HEADER = "X-Trace-ID";

    private static final int LONGEST = 100;

    private Trace() {}

    /** The words for a trace id, which may be null. */
    static String words(String traceId) {
        return ObjectHelper.isEmpty(traceId) || traceId.length() > LONGEST ? "" : ", trace_id " + traceId;
    }

    /** The words for an answer, which may be null. */
    static String words(ErrorResponse answer) {
        return words(answer == null ? null : answer.traceId());
    }

    /** The words for the failure of a call; empty for any other failure. */
    static String words(Exception failure) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        LinqRejectedException rejected = ObjectHelper.getException(LinqRejectedException.class, failure);
        return unavailable != null ? words(unavailable.answer()) : words(rejected == null ? null : rejected.answer());
    }
}
