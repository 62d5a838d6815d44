package io.github.camellinq.route;

import org.apache.camel.Exchange;

/**
 * Keeps a message's body while a call has its own. Camel gives it back after a call that succeeds ({@code variableReceive}); after one
 * that fails whoever handles that would find the call's, and file a request away in place of the file.
 */
final class KeptBody {

    /** Exchange variable. */
    private static final String BODY = "linqBody";

    private KeptBody() {}

    /** Before the first call of a kamelet. */
    static void keep(Exchange exchange) {
        exchange.setVariable(BODY, exchange.getMessage().getBody());
    }

    /** After its last call. */
    static void forget(Exchange exchange) {
        exchange.removeVariable(BODY);
    }

    /**
     * After a call that failed. The variables stay, as a host's error handler repeats that step alone; what comes to an end removes them,
     * and what fails for good takes them along. None of them shows a secret.
     */
    static void giveBack(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getVariable(BODY));
    }
}
