package io.github.camellinq.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;

/** The file by which an IDE completes the settings in an application with Spring Boot; made of {@link Setting}. */
final class SpringMetadata {
    static final Path PATH = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    private static final String TEXT = String.class.getName();
    private static final String TEXTS = "java.util.Map<java.lang.String,java.lang.String>";

    /** What the runnable jar serves, and a host does not. */
    private static final String MANAGEMENT = "linq.management.";

    private final ObjectNode root = new ObjectMapper().createObjectNode();
    private final ArrayNode properties = root.putArray("properties");
    private final ArrayNode hints = root.putArray("hints");

    private SpringMetadata() {}

    /** The whole file. */
    static String text() {
        SpringMetadata metadata = new SpringMetadata();
        Arrays.stream(Setting.values())
                .filter(setting -> !setting.key().startsWith(MANAGEMENT))
                .forEach(metadata::add);
        metadata.addFamily(Setting.RECIPIENTS, "Aliases of recipients: comma-separated handles, or the UUID of a chat");
        metadata.addFamily(
                Setting.ERRORS,
                "What an answer of the API means, by its code: unavailable, or the reason of a dead letter");
        return metadata.root.toPrettyString() + "\n";
    }

    private void add(Setting setting) {
        boolean number = setting.limits().most() > 0;
        ObjectNode property = properties
                .addObject()
                .put("name", setting.key())
                .put("type", number ? Integer.class.getName() : TEXT)
                .put("description", setting.description() + " (" + setting.allowed() + ").");
        if (setting.defaultValue() != null && number) {
            property.put("defaultValue", Integer.parseInt(setting.defaultValue()));
        } else if (setting.defaultValue() != null) {
            property.put("defaultValue", setting.defaultValue());
        }
        if (!setting.limits().choices().isEmpty()) {
            addChoices(setting);
        }
    }

    private void addChoices(Setting setting) {
        ObjectNode hint = hints.addObject().put("name", setting.key());
        ArrayNode values = hint.putArray("values");
        setting.limits().choices().forEach(choice -> values.addObject().put("value", choice));
        if (setting.limits().least() > 0) {
            // One word among times: an IDE is not to complain of a time.
            hint.putArray("providers").addObject().put("name", "any");
        }
    }

    private void addFamily(String prefix, String description) {
        properties
                .addObject()
                .put("name", prefix.substring(0, prefix.length() - 1))
                .put("type", TEXTS)
                .put("description", description + ".");
    }
}
