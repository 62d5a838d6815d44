package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsException;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.ObjectHelper;

/**
 * Asks the API whether it accepts the key, by one call that sends and changes nothing: "Get attachment metadata" for an
 * attachment that does not exist. 401 means a wrong key; 404 with the code 2003 means that all is well. Any other 404 comes from
 * something that did not look for an attachment.
 */
public final class KeyInquiry {
    private static final String CALL = "linq-http:{{linq.base-url}}/v3/attachments/{linqAttachmentId}?httpMethod=GET";
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_ATTACHMENT = 2003;

    private KeyInquiry() {}

    /**
     * Makes the call. Needs a key, an address and a timeout, whatever the other settings are.
     *
     * @return what is wrong and what to do, beginning with the setting's key; empty when the key is accepted
     * @throws IOException when the means of the call could not be closed
     */
    public static Optional<String> fault(Settings settings) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext(false)) {
            PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
            // These were read already, and would take precedence over what is given here.
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
            properties.addOverrideProperty(Setting.API_KEY.key(), settings.apiKey());
            properties.addOverrideProperty(
                    Setting.BASE_URL.key(), settings.baseUrl().toString());
            properties.addOverrideProperty(
                    Setting.API_TIMEOUT.key(), settings.apiTimeout().toMillis() + "ms");
            context.build();
            context.start();
            try (ProducerTemplate calls = context.createProducerTemplate()) {
                Exchange answer =
                        calls.send(CALL, exchange -> exchange.setVariable(AttachmentInquiry.ATTACHMENT_ID, NOBODYS));
                return fault(answer.getException(), settings);
            }
        } catch (RuntimeException e) {
            if (ObjectHelper.getException(SettingsException.class, e) == null) {
                throw e;
            }
            // Faults in the names of environment variables are reported with the settings.
            return Optional.empty();
        }
    }

    private static Optional<String> fault(Exception failure, Settings settings) {
        LinqRejectedException rejected = ObjectHelper.getException(LinqRejectedException.class, failure);
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        ErrorResponse answer = rejected != null ? rejected.answer() : unavailable == null ? null : unavailable.answer();
        if (failure == null) {
            return elsewhere(settings, "it knows an attachment that does not exist");
        }
        if (answer == null) {
            return Optional.of(Setting.BASE_URL.key() + " is '" + settings.baseUrl()
                    + "', which cannot be reached: " + failure.getMessage()
                    + "; correct the address, or check the network and its firewall");
        }
        int status = answer.error().status();
        boolean linqs = answer.error().code() != 0;
        if (status == UNAUTHORIZED || status == FORBIDDEN && linqs) {
            return Optional.of(Setting.API_KEY.key() + " is not accepted by " + settings.baseUrl() + ": "
                    + failure.getMessage() + "; set the key of your account");
        }
        if (status == TOO_MANY || status == NOT_FOUND && answer.error().code() == NO_SUCH_ATTACHMENT) {
            return Optional.empty();
        }
        return status < 500
                ? elsewhere(settings, failure.getMessage())
                : Optional.of("Linq at " + settings.baseUrl() + " has a problem: " + failure.getMessage()
                        + "; try again later");
    }

    private static Optional<String> elsewhere(Settings settings, String why) {
        return Optional.of(Setting.BASE_URL.key() + " is '" + settings.baseUrl()
                + "', where something other than the API of Linq answers: " + why
                + "; correct the address, which by default is "
                + Setting.BASE_URL.defaultValue());
    }
}
