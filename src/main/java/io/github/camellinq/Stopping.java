package io.github.camellinq;

import io.github.camellinq.route.LinqService;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a stop waits for. The service logs what did not end in time. */
final class Stopping extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    @Override
    public void beforeStop(BaseMainSupport main) {
        LinqService service = main.getCamelContext().hasService(LinqService.class);
        int underWay = service == null ? 0 : service.underWay();
        if (underWay > 0) {
            LOG.info(
                    "Stopping: {} under way; waiting up to {} s for that, and taking nothing new",
                    underWay == 1 ? "1 delivery is" : underWay + " deliveries are",
                    main.getCamelContext().getShutdownStrategy().getTimeout());
        }
    }
}
