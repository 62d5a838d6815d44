package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The body of {@code POST /sandbox/faults}. A field that would have no effect is refused. */
record FaultForm(Call call, Fault fault, Integer times, Double share, long seed) {
    private static final String ALLOWED = ". Allowed are \"call\", one of " + Arrays.toString(Call.values())
            + "; \"fault\", one of " + Arrays.toString(Fault.Kind.values())
            + "; for the fault status: \"status\" (400 to 599), \"code\" (1000 to 9999) or \"body\", and optionally"
            + " \"retry_after\" (seconds); for stall_before and stall_after: \"millis\"; and either \"times\" (at least 1; default 1) or"
            + " \"share\" (0 to 1), optionally with \"seed\"";

    /** @throws Refusal 1001 or 1003, saying what is wrong and what is allowed */
    static FaultForm read(Buffer body) {
        try {
            return read(Fields.object(body));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(e.getMessage() + ALLOWED);
        } catch (Refusal e) {
            throw Refusal.onForm(e, ALLOWED);
        }
    }

    /**
     * Plans the fault.
     *
     * @throws Refusal 1003 when the fault cannot strike that call, or the number or share is not allowed
     */
    void addTo(Faults faults) {
        try {
            if (share == null) {
                faults.add(call, fault, times == null ? 1 : times);
            } else {
                faults.rate(call, share, seed, List.of(fault));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidBody(e.getMessage() + ALLOWED);
        }
    }

    private static FaultForm read(JsonNode form) {
        Call call = named("call", Call.values(), Fields.string(form, "call"));
        Fault.Kind kind = named("fault", Fault.Kind.values(), Fields.string(form, "fault"));
        boolean shared = form.hasNonNull("share");
        refuseOthers(form, kind, shared);
        if (shared && !form.get("share").isNumber()) {
            throw new IllegalArgumentException("share must be a number");
        }
        return new FaultForm(
                call,
                fault(kind, form),
                form.hasNonNull("times") ? small(form, "times") : null,
                shared ? form.get("share").doubleValue() : null,
                form.hasNonNull("seed") ? Fields.wholeNumber(form, "seed") : 0);
    }

    private static Fault fault(Fault.Kind kind, JsonNode form) {
        if (kind.stalls()) {
            return new Fault(kind, 0, 0, Duration.ofMillis(small(form, "millis")), null);
        }
        if (kind != Fault.Kind.STATUS) {
            return new Fault(kind, 0, 0, null, null);
        }
        return new Fault(
                kind,
                small(form, "status"),
                form.hasNonNull("code") || !form.hasNonNull("body") ? small(form, "code") : 0,
                form.hasNonNull("retry_after") ? Duration.ofSeconds(small(form, "retry_after")) : null,
                Fields.optionalString(form, "body"));
    }

    private static void refuseOthers(JsonNode form, Fault.Kind kind, boolean shared) {
        Set<String> others = new TreeSet<>();
        form.fieldNames().forEachRemaining(others::add);
        others.removeAll(Set.of("call", "fault"));
        others.removeAll(shared ? Set.of("share", "seed") : Set.of("times"));
        if (kind == Fault.Kind.STATUS) {
            others.removeAll(Set.of("status", "code", "body", "retry_after"));
        } else if (kind.stalls()) {
            others.remove("millis");
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", others) + " has no effect here");
        }
    }

    private static int small(JsonNode form, String name) {
        long value = Fields.wholeNumber(form, name);
        if (value != (int) value) {
            throw new IllegalArgumentException(name + " is too large");
        }
        return (int) value;
    }

    private static <T> T named(String field, T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " \"" + name + "\" is unknown"));
    }
}
