package io.github.camellinq.route;

import io.github.camellinq.api.Json;
import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * A call that a kamelet makes. Its body and its answer are exchange variables, so that the message keeps its own body and
 * headers. After a call that succeeds, Camel restores the body ({@code variableReceive}). After one that fails, {@link #failed}
 * does: an error handler would find the call's body and set aside a request in place of the file.
 */
final class ApiCall {

    /** Exchange variable: the body of the call, as the kamelets name it. */
    static final String REQUEST = "linqRequest";

    /** Exchange variable: what the call answered, as the kamelets name it. */
    static final String ANSWER = "linqAnswer";

    /** Exchange variable: the message's own body. */
    private static final String BODY = "linqBody";

    /** Exchange variable: when the step began, by {@link System#nanoTime()}, for the meters. */
    private static final String BEGUN = "linqBegun";

    private ApiCall() {}

    /** Begins a step that is timed. */
    static void begin(Exchange exchange) {
        exchange.setVariable(BEGUN, System.nanoTime());
    }

    /** @param body of the call that follows; null for none */
    static void request(Exchange exchange, Object body) {
        exchange.setVariable(BODY, exchange.getMessage().getBody());
        if (body == null) {
            exchange.removeVariable(REQUEST);
        } else {
            exchange.setVariable(REQUEST, body);
        }
    }

    /**
     * The answer to the call.
     *
     * @param call its name, for the fault
     * @throws LinqUnavailableException when it is not JSON of this type
     */
    static <T> T answer(Exchange exchange, String call, Class<T> type) {
        T answer;
        try {
            answer = Json.MAPPER.readValue(exchange.getVariable(ANSWER, byte[].class), type);
        } catch (IOException e) {
            throw new LinqUnavailableException("the answer to " + call + " is not JSON", e);
        }
        if (answer == null) {
            throw new LinqUnavailableException("the answer to " + call + " is null", null);
        }
        return answer;
    }

    /**
     * Gives the message's body back. The variables stay, because a host's error handler repeats only this step. A delivery that
     * succeeds removes them, and one that fails for good takes them along. None of them shows a secret.
     */
    static void failed(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getVariable(BODY));
    }

    /** Ends the kamelet's last call, which has succeeded: none of its variables is left. */
    static void end(Exchange exchange) {
        exchange.removeVariable(REQUEST);
        exchange.removeVariable(ANSWER);
        exchange.removeVariable(BODY);
    }

    /** As {@link #end(Exchange)}, for a step that {@link #begin} began and whose time counts. */
    static void end(Exchange exchange, String step) {
        end(exchange);
        Long begun = (Long) exchange.removeVariable(BEGUN);
        LinqService.of(exchange.getContext()).meters().step(step, Duration.ofNanos(System.nanoTime() - begun));
    }
}
