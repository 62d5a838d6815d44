package io.github.camellinq.route;

import org.apache.camel.Exchange;

/**
 * Keeps a message's body while a call has one of its own. After a call that succeeds, Camel restores the body ({@code
 * variableReceive}). After one that fails, an error handler would find the call's body and set aside a request in place of the
 * file.
 */
final class KeptBody {

    /** Exchange variable. */
    private static final String BODY = "linqBody";

    private KeptBody() {}

    /** Called before the first call of a kamelet. */
    static void keep(Exchange exchange) {
        exchange.setVariable(BODY, exchange.getMessage().getBody());
    }

    /** Called after its last call. */
    static void forget(Exchange exchange) {
        exchange.removeVariable(BODY);
    }

    /**
     * Called after a call that failed. The variables stay, because a host's error handler repeats only this step. A delivery that
     * succeeds removes them, and one that fails for good takes them along. None of them shows a secret.
     */
    static void giveBack(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getVariable(BODY));
    }
}
