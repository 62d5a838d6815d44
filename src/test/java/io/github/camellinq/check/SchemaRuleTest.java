package io.github.camellinq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SchemaRuleTest {
    /** Those that say which words there are, and those that are left to Camel or are for people. */
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "$schema",
            "additionalProperties",
            "anyOf",
            "default",
            "definitions",
            "deprecated",
            "description",
            "enum",
            "format",
            "items",
            "maxProperties",
            "not",
            "oneOf",
            "properties",
            "required",
            "title",
            "type");

    /** A keyword that a newer Camel begins to use would be passed over. */
    @Test
    void schema_says_nothing_in_a_way_that_is_not_understood() throws Exception {
        JsonNode schema = Json.MAPPER.readTree(SchemaRuleTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));
        Set<String> keywords = new TreeSet<>();
        collect(schema, false, keywords);

        assertThat(keywords).contains("properties", "$ref").isSubsetOf(KNOWN);
    }

    private static void collect(JsonNode node, boolean names, Set<String> keywords) {
        node.properties().forEach(property -> {
            if (!names) {
                keywords.add(property.getKey());
            }
            collect(
                    property.getValue(),
                    !names && Set.of("properties", "definitions").contains(property.getKey()),
                    keywords);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, false, keywords));
        }
    }
}
