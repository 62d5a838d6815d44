package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** {@code /sandbox/faults}: plans faults, shows which are planned and how often each struck, and removes them. */
final class FaultPages {
    private static final String PATH = SandboxPages.PATH + "/faults";
    private static final long MAX_BODY = 64 << 10;

    private final Faults faults;

    FaultPages(Faults faults) {
        this.faults = faults;
    }

    void addTo(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(call -> {
                    FaultForm.read(call.body().buffer()).addTo(faults);
                    show(call);
                });
        router.delete(PATH).handler(call -> {
            faults.clear();
            Answer.empty(call, 204);
        });
    }

    private void show(RoutingContext call) {
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.set("planned", Json.MAPPER.valueToTree(faults.planned()));
        ObjectNode struck = page.putObject("struck");
        faults.struck().forEach((fault, times) -> struck.put(fault.toString(), times));
        Answer.json(call, 200, page);
    }
}
