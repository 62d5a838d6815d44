package io.github.camellinq.route;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the {@link Intake} before each poll of a bucket. */
public class BucketGate implements PollingConsumerPollStrategy, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(BucketGate.class);

    private CamelContext context;

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return RoutesOnward.runOrSay(context, consumer)
                && LinqService.of(context).intake().isOpen();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // Each object is a visit of its own, which notes its end itself.
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        LOG.warn("A bucket could not be polled; the next poll tries again: {}", cause.toString());
        return false;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
