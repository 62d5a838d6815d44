package io.github.camellinq.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.MessageContent;
import io.github.camellinq.api.MessageEffect;
import io.github.camellinq.api.Reason;
import io.github.camellinq.api.ReplyTo;
import io.github.camellinq.settings.Handles;
import io.github.camellinq.settings.Handles.Kind;
import io.github.camellinq.settings.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads the JSON of a sidecar. Anything that is not understood is refused with its line and column and with what is allowed,
 * because ignoring a field could send a file to the wrong people.
 */
final class InstructionsFile {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> FIELDS =
            List.of("to", "chat_id", "text", "effect", "reply_to", "preferred_service", "voice_memo");
    private static final int LONGEST_TEXT = 10_000;

    private final String name;
    private final JsonParser json;
    private String to;
    private String chatId;
    private String text;
    private String effect;
    private String replyTo;
    private String preferredService;
    private Boolean voiceMemo;

    private InstructionsFile(String name, JsonParser json) {
        this.name = name;
        this.json = json;
    }

    /**
     * What the JSON says.
     *
     * @param name the sidecar's name, for the fault
     * @throws LinqRejectedException {@code bad-instructions}
     */
    static Instructions parse(String name, byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            return new InstructionsFile(name, json).read();
        } catch (JsonProcessingException e) {
            throw refusal(name, e.getLocation(), "it is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw refusal(name, null, "it is not text in UTF-8: " + e.getMessage());
        }
    }

    private Instructions read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("an object is needed, such as {\"to\": \"+15551234567\", \"text\": \"Your invoice\"}");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (!FIELDS.contains(field)) {
                throw unknown(field, FIELDS);
            }
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                read(field);
            }
        }
        if (json.nextToken() != null) {
            throw wrong("nothing may come after the object");
        }
        return whole();
    }

    private void read(String field) throws IOException {
        switch (field) {
            case "to" -> to = handles();
            case "chat_id" -> chatId = uuid(field, "a chat's UUID");
            case "text" -> text = text();
            case "effect" -> effect = effect();
            case "reply_to" -> replyTo = replyTo();
            case "preferred_service" -> preferredService = service();
            default -> voiceMemo = flag(field);
        }
    }

    /** Checks what can only be seen when everything has been read. */
    private Instructions whole() {
        Instructions instructions = new Instructions(to, chatId, text, effect, replyTo, preferredService, voiceMemo);
        instructions.contradiction(UnaryOperator.identity()).ifPresent(what -> {
            throw wrong(what);
        });
        return instructions;
    }

    private String handles() throws IOException {
        String needed = "to takes a handle, several handles (in a list, or separated by commas) or an alias";
        List<String> handles = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                handles.add(string(needed));
            }
        } else {
            handles.add(string(needed));
        }
        if (handles.isEmpty() || handles.stream().anyMatch(String::isBlank)) {
            throw wrong(needed);
        }
        return String.join(",", handles);
    }

    private String text() throws IOException {
        String needed = "text takes 1 to " + LONGEST_TEXT + " characters";
        String words = string(needed);
        if (words.isEmpty() || words.codePointCount(0, words.length()) > LONGEST_TEXT) {
            throw wrong(needed);
        }
        return words;
    }

    /** A name, or the API's own object. */
    private String effect() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return effect("effect", MessageEffect.NAMES);
        }
        String found = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String kind = json.currentName();
            if (!kind.equals("screen_effect") && !kind.equals("bubble_effect")) {
                throw unknown(kind, List.of("screen_effect", "bubble_effect"));
            }
            if (found != null) {
                throw wrong("effect takes either screen_effect or bubble_effect");
            }
            json.nextToken();
            found = effect(kind, kind.equals("screen_effect") ? MessageEffect.SCREEN : MessageEffect.BUBBLE);
        }
        if (found == null) {
            throw wrong("effect takes screen_effect or bubble_effect");
        }
        return found;
    }

    private String effect(String field, List<String> names) throws IOException {
        String needed = field + " takes one of " + String.join(", ", names);
        String found = string(needed);
        if (!names.contains(found)) {
            throw wrong(needed);
        }
        return found;
    }

    /** A message's UUID, or the API's own object. */
    private String replyTo() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return uuid("reply_to", "a message's UUID");
        }
        String message = null;
        int part = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "message_id" -> message = uuid(field, "a message's UUID");
                case "part_index" -> part = partIndex();
                default -> throw unknown(field, List.of("message_id", "part_index"));
            }
        }
        if (message == null) {
            throw wrong("reply_to takes message_id, and part_index if it is not 0");
        }
        return new ReplyTo(message, part).words();
    }

    private int partIndex() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0 || json.getLongValue() > 99) {
            throw wrong("part_index takes a whole number from 0 to 99");
        }
        return json.getIntValue();
    }

    private String service() throws IOException {
        String needed = "preferred_service takes one of " + String.join(", ", MessageContent.SERVICES);
        String found = string(needed);
        if (!MessageContent.SERVICES.contains(found)) {
            throw wrong(needed);
        }
        return found;
    }

    private Boolean flag(String field) {
        if (!json.currentToken().isBoolean()) {
            throw wrong(field + " takes true or false, without quotes");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private String uuid(String field, String what) throws IOException {
        String needed = field + " takes " + what + ", such as 94c6bf33-31d9-40e3-a0e9-f94250ecedb9";
        String found = string(needed);
        if (Handles.kindOf(found) != Kind.CHAT) {
            throw wrong(needed);
        }
        return found;
    }

    private String string(String needed) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(needed);
        }
        return json.getText();
    }

    private LinqRejectedException unknown(String field, List<String> known) {
        return wrong("there is no field '" + field + "', only "
                + String.join(", ", known)
                + Nearest.to(field, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(""));
    }

    private LinqRejectedException wrong(String what) {
        return refusal(name, json.currentTokenLocation(), what);
    }

    private static LinqRejectedException refusal(String name, JsonLocation at, String what) {
        String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new LinqRejectedException(Reason.BAD_INSTRUCTIONS, name + where + ": " + what);
    }
}
