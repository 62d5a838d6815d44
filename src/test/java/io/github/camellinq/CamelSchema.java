package io.github.camellinq;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camellinq.settings.Setting;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Camel and we ourselves allow in a route file. */
final class CamelSchema {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(CamelSchema.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    /** Where it comes from is said beside it. */
    private static final JsonSchema KAMELET = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(CamelSchema.class.getResourceAsStream("/kamelet-crd/kamelet-4.18.4.json"));

    private CamelSchema() {}

    /** The deepest faults of a list of routes, beans and configurations: the others only say that something is wrong below. */
    static List<String> faults(JsonNode yaml) {
        Set<ValidationMessage> all = SCHEMA.validate(yaml);
        return all.stream()
                .map(ValidationMessage::getMessage)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(3)
                .toList();
    }

    /** What is wrong with a kamelet as a resource; its template is looked at by {@link #faults}. */
    static List<String> kameletFaults(JsonNode kamelet) {
        return KAMELET.validate(kamelet).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    static Set<String> settingsWithDefaults() {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.defaultValue() != null)
                .map(Setting::key)
                .collect(Collectors.toSet());
    }
}
