package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A message as the request describes it: well-formed, but without a check that its attachments exist.
 *
 * @param effect null for none
 * @param replyTo null for none
 * @param idempotencyKey null for none
 * @param preferredService null for none
 */
record Draft(
        List<Part> parts,
        ReceivedMessage.Effect effect,
        ReceivedMessage.Reply replyTo,
        String idempotencyKey,
        String preferredService) {
    private static final int MOST_PARTS = 100;
    private static final int MOST_URLS = 40;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_KEY = 255;
    private static final Set<String> SERVICES = Set.of("iMessage", "SMS", "RCS");
    private static final Set<String> SCREEN_EFFECTS = Set.of(
            "confetti",
            "fireworks",
            "lasers",
            "sparkles",
            "celebration",
            "hearts",
            "love",
            "balloons",
            "happy_birthday",
            "echo",
            "spotlight");
    private static final Set<String> BUBBLE_EFFECTS = Set.of("slam", "loud", "gentle", "invisible");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S");

    /**
     * Reads {@code MessageContent}.
     *
     * @throws Refusal 1001, 1003, 1004, 1005
     */
    static Draft read(JsonNode message) {
        String key = Fields.atMost(LONGEST_KEY, "idempotency_key", Fields.optionalString(message, "idempotency_key"));
        String service = Fields.optionalString(message, "preferred_service");
        if (service != null && !SERVICES.contains(service)) {
            throw Refusal.invalidValue("preferred_service must be one of iMessage, SMS, RCS");
        }
        JsonNode nodes = Fields.array(message, "parts");
        if (nodes.isEmpty() || nodes.size() > MOST_PARTS) {
            throw Refusal.invalidContent("1 to " + MOST_PARTS + " parts are required");
        }
        List<Part> parts = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            Part part = part(node);
            if (part.text() != null
                    && !parts.isEmpty()
                    && parts.get(parts.size() - 1).text() != null) {
                throw Refusal.invalidContent("consecutive text parts are not allowed");
            }
            parts.add(part);
        }
        if (parts.stream().filter(part -> part.url() != null).count() > MOST_URLS) {
            throw Refusal.invalidContent("at most " + MOST_URLS + " parts may have a url");
        }
        return new Draft(List.copyOf(parts), effect(message), replyTo(message), key, service);
    }

    /** Whether a text has a link, which the first message of a chat must not have. */
    boolean hasLink() {
        return parts.stream()
                .anyMatch(
                        part -> part.text() != null && LINK.matcher(part.text()).find());
    }

    private static ReceivedMessage.Effect effect(JsonNode message) {
        if (!message.hasNonNull("effect")) {
            return null;
        }
        JsonNode effect = Fields.object(message, "effect");
        String screen = named(effect, "screen_effect", SCREEN_EFFECTS);
        String bubble = named(effect, "bubble_effect", BUBBLE_EFFECTS);
        if (screen != null && bubble != null) {
            throw Refusal.invalidContent("only one effect type can be applied per message");
        }
        if (screen != null) {
            return new ReceivedMessage.Effect("screen", screen);
        }
        return bubble == null ? null : new ReceivedMessage.Effect("bubble", bubble);
    }

    private static String named(JsonNode effect, String field, Set<String> names) {
        String name = Fields.optionalString(effect, field);
        if (name != null && !names.contains(name)) {
            throw Refusal.invalidValue(field + " must be one of " + String.join(", ", new TreeSet<>(names)));
        }
        return name;
    }

    /** Does not check that the message exists: it may be one that the line received. */
    private static ReceivedMessage.Reply replyTo(JsonNode message) {
        if (!message.hasNonNull("reply_to")) {
            return null;
        }
        JsonNode reply = Fields.object(message, "reply_to");
        String id =
                Fields.uuid("message_id", Fields.string(reply, "message_id")).toString();
        long part = reply.hasNonNull("part_index") ? Fields.wholeNumber(reply, "part_index") : 0;
        if (part < 0 || part >= MOST_PARTS) {
            throw Refusal.invalidValue("part_index must be from 0 to " + (MOST_PARTS - 1));
        }
        return new ReceivedMessage.Reply(id, (int) part);
    }

    private static Part part(JsonNode node) {
        if (!node.isObject()) {
            throw Refusal.invalidBody("each part must be an object");
        }
        String type = Fields.optionalString(node, "type");
        if ("text".equals(type)) {
            return new Part(text(Fields.optionalString(node, "value")), null, null);
        }
        if (!"media".equals(type)) {
            throw Refusal.invalidContent("a part's type must be text or media");
        }
        String url = Fields.optionalString(node, "url");
        String attachmentId = Fields.optionalString(node, "attachment_id");
        if ((url == null) == (attachmentId == null)) {
            throw Refusal.invalidContent("either url or attachment_id must be provided, but not both");
        }
        if (url != null && !url.startsWith("https://")) {
            throw Refusal.invalidContent("url must use https");
        }
        if (attachmentId != null && !Fields.isUuid(attachmentId)) {
            throw Refusal.invalidContent("attachment_id must be a UUID");
        }
        return new Part(null, url, attachmentId);
    }

    private static String text(String value) {
        if (value == null || value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST_TEXT) {
            throw Refusal.invalidContent("a text must have 1 to " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    /** Exactly one of the three is not null. */
    record Part(String text, String url, String attachmentId) {}
}
