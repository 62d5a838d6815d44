package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.util.ObjectHelper;

/** Decides whom a failure concerns besides its own item: the recipient, or everybody. */
final class PauseRules {
    private static final int UNAUTHORIZED = 401;
    private static final int WRONG_KEY = 2004;
    private static final int TOO_MANY_REQUESTS = 429;

    /** When the API limits so many recipients at once, it limits the account. */
    private static final int LIMITED_RECIPIENTS = 3;

    private final Intake intake;
    private final LedgerClaims claims;
    private final Settings.Retry retry;
    private final Clock clock;

    PauseRules(Intake intake, LedgerClaims claims, Settings.Retry retry, Clock clock) {
        this.intake = intake;
        this.claims = claims;
        this.retry = retry;
        this.clock = clock;
    }

    /**
     * Makes the recipient's items wait, or all items, if that is what the failure means.
     *
     * @param stage how far the delivery had got
     */
    void apply(Delivery delivery, Stage stage, Exception failure) {
        Item item = delivery.item();
        LedgerException ledger = ObjectHelper.getException(LedgerException.class, failure);
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        if (ledger != null) {
            intake.ledgerFailed(item, ledger);
        } else if (unavailable != null) {
            apply(delivery, stage, unavailable);
        }
    }

    private void apply(Delivery delivery, Stage stage, LinqUnavailableException failure) {
        Item item = delivery.item();
        ErrorResponse.Detail answer =
                failure.answer() == null ? null : failure.answer().error();
        Instant again = clock.instant().plus(wait(failure));
        if (answer != null && (answer.status() == UNAUTHORIZED || answer.code() == WRONG_KEY)) {
            intake.pause(
                    item,
                    "Linq refuses the key; check " + Setting.API_KEY.key() + " (" + failure.getMessage()
                            + Trace.words(failure) + ")",
                    again);
        } else if (answer != null && answer.status() == TOO_MANY_REQUESTS) {
            limit(delivery, stage, failure, again);
        } else {
            int failing = intake.failing(item);
            if (failing > retry.maxWaiting() || intake.isTrying(item)) {
                intake.pause(
                        item,
                        failing + " files wait for a retry, the latest because " + failure.getMessage()
                                + Trace.words(failure),
                        failure.retryAfter() == null ? Instant.MIN : again);
            }
        }
    }

    private void limit(Delivery delivery, Stage stage, LinqUnavailableException failure, Instant until) {
        Item item = delivery.item();
        if (stage != Stage.UPLOADED) {
            intake.pause(
                    item,
                    "Linq limits how often it is called (" + failure.getMessage() + Trace.words(failure) + ")",
                    until);
            return;
        }
        intake.rest(item.lane(), until);
        Rests.Summary limited = claims.limit(delivery, until);
        if (limited.count() >= LIMITED_RECIPIENTS || intake.isTrying(item)) {
            intake.pause(item, "Linq limits the messages to " + limited.count() + " recipients", limited.last());
        }
    }

    private Duration wait(LinqUnavailableException failure) {
        return failure.retryAfter() == null ? retry.delay() : failure.retryAfter();
    }
}
