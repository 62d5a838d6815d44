package io.github.camellinq.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Admits requests that have a known key: {@code Authorization: Bearer <key>}. */
final class Partners {
    private static final String SCHEME = "Bearer ";
    private static final String PARTNER = "partner";

    private final Map<String, Partner> byKey;

    Partners(List<String> apiKeys) {
        byKey = apiKeys.stream().distinct().collect(Collectors.toMap(Function.identity(), key -> new Partner()));
    }

    /** @throws Refusal 2004 when the request has no known key */
    void admit(RoutingContext call) {
        String authorization = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        Partner partner =
                bearer ? byKey.get(authorization.substring(SCHEME.length()).strip()) : null;
        if (partner == null) {
            throw Refusal.unauthorized();
        }
        call.put(PARTNER, partner);
        call.next();
    }

    /** The partner that makes this call; only after {@link #admit}. */
    static Partner of(RoutingContext call) {
        return call.get(PARTNER);
    }
}
