package io.github.camellinq.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.util.Pair;
import org.apache.camel.util.URISupport;

/** A value arrives as it is written: Camel makes one address of an endpoint and its options, and there {@code &} ends a value, and lines are joined. */
final class ValueRule implements Rule {

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        for (EndpointUse use : EndpointUse.in(routes)) {
            use.parameters().forEach((name, value) -> {
                if (value.strip().indexOf('\n') >= 0) {
                    faults.accept(use.fault(
                            name,
                            "'" + name
                                    + "' has several lines, of which Camel makes one without a space between: set a header in a"
                                    + " step before"));
                }
                if (isCut(value)) {
                    faults.accept(use.fault(
                            name,
                            "'" + name + "' is '" + value + "', and Camel ends a value at '&': write it as \"RAW("
                                    + value + ")\""));
                }
            });
        }
    }

    private static boolean isCut(String value) {
        List<Pair<Integer>> raw = URISupport.scanRaw(value);
        return IntStream.range(0, value.length()).anyMatch(i -> value.charAt(i) == '&' && !URISupport.isRaw(i, raw));
    }
}
