package io.github.camellinq.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.util.Pair;
import org.apache.camel.util.URISupport;

/**
 * The value of a parameter arrives as it is written. Camel puts all parameters into one URI, in which {@code &} ends a value and lines
 * are joined.
 */
final class ValueRule implements Rule {

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        for (EndpointUse use : EndpointUse.in(routes)) {
            use.parameters().forEach((name, value) -> {
                if (value.strip().indexOf('\n') >= 0) {
                    faults.accept(use.fault(
                            name,
                            "'" + name
                                    + "' has several lines, which Camel joins without a space between them: set a header in a step"
                                    + " before, instead"));
                }
                if (isCut(value)) {
                    faults.accept(use.fault(
                            name,
                            "'" + name + "' is '" + value + "', but Camel ends a value at '&': write it as \"RAW("
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
