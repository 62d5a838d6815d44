package io.github.camellinq.settings;

import java.util.Optional;
import org.apache.camel.CamelContext;

/** Looks up in the settings what an alias means: {@code linq.recipients.support=+15551234567}. */
public final class Aliases {

    private Aliases() {}

    public static Optional<String> meaning(CamelContext context, String word) {
        return context.getPropertiesComponent()
                .resolveProperty(Setting.RECIPIENTS + word)
                .filter(value -> !value.isBlank());
    }

    /**
     * The recipient that a text names, as the ledger and the reports write it.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when it names none
     */
    public static String recipient(CamelContext context, String text) {
        return Recipients.parse(text, word -> meaning(context, word)).toString();
    }
}
