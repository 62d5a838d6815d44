package io.github.camellinq.route;

import io.github.camellinq.settings.Aliases;
import org.apache.camel.CamelContext;

/** Checks the value of a header before there is a message, since a route that sets it can be read. */
public final class HeaderValues {

    private HeaderValues() {}

    /**
     * Does nothing when a step would accept the value, or checks no value of this header. An empty value counts as not given.
     *
     * @param header one of {@link LinqHeaders}
     * @throws io.github.camellinq.api.LinqRejectedException as the step would
     */
    public static void check(CamelContext context, String header, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (header) {
            case LinqHeaders.TO, LinqHeaders.CHAT_ID -> Aliases.recipient(context, value);
            case LinqHeaders.EFFECT -> MessageOptions.effect(header, value);
            case LinqHeaders.REPLY_TO -> MessageOptions.replyTo(header, value);
            case LinqHeaders.PREFERRED_SERVICE -> MessageOptions.service(header, value);
            case LinqHeaders.VOICE_MEMO -> MessageOptions.flag(header, value);
            default -> {
                // Any value is accepted.
            }
        }
    }
}
