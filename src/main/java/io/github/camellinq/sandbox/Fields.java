package io.github.camellinq.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camellinq.api.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the fields of a request without converting types: a number in quotes is not a number. A field that is null counts as absent. */
final class Fields {
    private static final ObjectReader READER = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Fields() {}

    /** @throws Refusal 1003 when it is not a JSON object */
    static JsonNode object(Buffer body) {
        try {
            JsonNode node = body == null ? null : READER.readValue(body.getBytes());
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw Refusal.invalidBody("not valid JSON");
        }
        throw Refusal.invalidBody("it must be a JSON object");
    }

    /** @throws Refusal 1001 when it is absent, 1003 when it is not an object */
    static JsonNode object(JsonNode in, String name) {
        JsonNode value = required(in, name);
        if (!value.isObject()) {
            throw Refusal.invalidBody(name + " must be an object");
        }
        return value;
    }

    /** @throws Refusal 1001 when it is absent, 1003 when it is not an array */
    static JsonNode array(JsonNode in, String name) {
        JsonNode value = required(in, name);
        if (!value.isArray()) {
            throw Refusal.invalidBody(name + " must be an array");
        }
        return value;
    }

    /** @throws Refusal 1001 when it is absent, 1003 when it is not a string */
    static String string(JsonNode in, String name) {
        required(in, name);
        return optionalString(in, name);
    }

    /**
     * A string; null when it is absent.
     *
     * @throws Refusal 1003 when it is something else
     */
    static String optionalString(JsonNode in, String name) {
        if (!in.hasNonNull(name)) {
            return null;
        }
        if (!in.get(name).isTextual()) {
            throw Refusal.invalidBody(name + " must be a string");
        }
        return in.get(name).textValue();
    }

    /**
     * A whole number. One that no {@code long} can hold becomes {@code Long.MAX_VALUE}, or its negative.
     *
     * @throws Refusal 1001 when it is absent, 1003 when it is not a whole number
     */
    static long wholeNumber(JsonNode in, String name) {
        JsonNode value = required(in, name);
        if (!value.isIntegralNumber()) {
            throw Refusal.invalidBody(name + " must be a whole number");
        }
        return value.canConvertToLong()
                ? value.longValue()
                : value.bigIntegerValue().signum() * Long.MAX_VALUE;
    }

    /**
     * The value itself, which may be null.
     *
     * @throws Refusal 1005 when it has more than {@code length} characters
     */
    static String atMost(int length, String name, String value) {
        if (value != null && value.codePointCount(0, value.length()) > length) {
            throw Refusal.invalidValue(name + " may have at most " + length + " characters");
        }
        return value;
    }

    static boolean isUuid(String value) {
        return UUID_FORM.matcher(value).matches();
    }

    /** @throws Refusal 1005 when it is not a UUID */
    static UUID uuid(String name, String value) {
        if (!isUuid(value)) {
            throw Refusal.invalidValue(name + " must be a UUID");
        }
        return UUID.fromString(value);
    }

    private static JsonNode required(JsonNode in, String name) {
        if (!in.hasNonNull(name)) {
            throw Refusal.missing(name);
        }
        return in.get(name);
    }
}
