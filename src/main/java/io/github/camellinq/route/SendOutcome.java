package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.Ledger;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * Tells a send that was surely not accepted from one with an unknown outcome. Only the latter may turn out to have been accepted.
 */
final class SendOutcome {
    private static final int REQUEST_TIMEOUT = 408;

    /**
     * What something in between answers before a request gets any further: no key, no password for a proxy, too many requests.
     */
    private static final Set<Integer> AT_THE_DOOR = Set.of(401, 407, 429);

    private SendOutcome() {}

    /**
     * Writes into the ledger that the send of this visit, if there was one, was not accepted. Does nothing when that is not sure.
     */
    static void write(Delivery delivery, Exception failure, Ledger ledger) {
        if (delivery.isSending() && isRefused(failure)) {
            ledger.sendFailed(delivery.claim());
            delivery.setSending(false);
        }
    }

    /** Whether a send that failed like this was surely not accepted. */
    static boolean isRefused(Exception failure) {
        LinqRejectedException rejected = ObjectHelper.getException(LinqRejectedException.class, failure);
        if (rejected != null) {
            return rejected.answer() == null || isRefusal(rejected.answer());
        }
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        if (unavailable == null) {
            return false;
        }
        return unavailable.answer() == null ? isNoConnection(unavailable) : isRefusal(unavailable.answer());
    }

    /** A 5xx, and an answer without Linq's code, may come from something in between after the API has accepted the message. */
    private static boolean isRefusal(ErrorResponse answer) {
        int status = answer.error().status();
        return answer.error().code() == 0
                ? AT_THE_DOOR.contains(status)
                : status / 100 == 4 && status != REQUEST_TIMEOUT;
    }

    private static boolean isNoConnection(Exception failure) {
        return ObjectHelper.getException(ConnectException.class, failure) != null
                || ObjectHelper.getException(ConnectTimeoutException.class, failure) != null
                || ObjectHelper.getException(UnknownHostException.class, failure) != null;
    }
}
