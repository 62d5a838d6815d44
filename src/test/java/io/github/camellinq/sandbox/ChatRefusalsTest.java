package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRefusalsTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final String TEXT = "{'type':'text','value':'hello'}";
    private static final String MEDIA = "{'type':'media','url':'https://example.com/a.jpg'}";

    @ParameterizedTest(name = "\"1001 missing required field\": {0}")
    @ValueSource(
            strings = {
                "{'to':['+15551234567'],'message':{'parts':[{'type':'text','value':'a'}]}}",
                "{'from':'+15559876543','message':{'parts':[{'type':'text','value':'a'}]}}",
                "{'from':'+15559876543','to':['+15551234567']}",
                "{'from':'+15559876543','to':['+15551234567'],'message':{}}"
            })
    void a_field_is_missing(String json) {
        Refused.with(post(json), 400, 1001);
    }

    @ParameterizedTest(name = "\"Phone number must be in E.164 format\": from {0} to {1}")
    @CsvSource({
        "15559876543, +15551234567",
        "+05559876543, +15551234567",
        "a@example.com, +15551234567",
        "'', +15551234567",
        "+15559876543, 5551234567",
        "+15559876543, +1 555 123 4567",
        "+15559876543, +1234567890123456",
        "+15559876543, nobody"
    })
    void a_number_is_not_e164(String from, String to) {
        Refused.with(post("{'from':'" + from + "','to':['" + to + "'],'message':{'parts':[" + TEXT + "]}}"), 400, 1002);
    }

    @ParameterizedTest(name = "\"1003 invalid request body\": {0}")
    @ValueSource(
            strings = {
                "{",
                "[]",
                "'hello'",
                "{'from':15559876543,'to':['+15551234567'],'message':{'parts':[]}}",
                "{'from':'+15559876543','to':'+15551234567','message':{'parts':[]}}",
                "{'from':'+15559876543','to':[15551234567],'message':{'parts':[]}}",
                "{'from':'+15559876543','to':['+15551234567'],'message':'hello'}",
                "{'from':'+15559876543','to':['+15551234567'],'message':{'parts':{}}}",
                "{'from':'+15559876543','to':['+15551234567'],'message':{'parts':['hello']}}",
                "{'from':'+15559876543','to':['+15551234567'],'message':{'parts':[{'type':'text','value':1}]}}",
                "{'from':'+15559876543','to':['+15551234567'],'message':{'idempotency_key':1,'parts':[]}}"
            })
    void the_body_is_not_what_is_expected(String json) {
        Refused.with(post(json), 400, 1003);
    }

    @ParameterizedTest(
            name = "\"1004 invalid message content (parts)\", \"either url or attachment_id, but not both\": {0}")
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'type':'sticker'}",
                "{'type':'text'}",
                "{'type':'text','value':''}",
                "{'type':'media'}",
                "{'type':'media','url':'http://example.com/a.jpg'}",
                "{'type':'media','attachment_id':'a1'}",
                "{'type':'media','url':'https://a/b','attachment_id':'550e8400-e29b-41d4-a716-446655440000'}",
                TEXT + "," + TEXT,
                TEXT + "," + MEDIA + "," + TEXT + "," + TEXT
            })
    void the_parts_are_wrong(String parts) {
        Refused.with(message(parts), 400, 1004);
    }

    @ParameterizedTest(name = "\"Only one effect type\", the enumerations, \"message_id required\": {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "effect":{"screen_effect":"slam"}                            | 1005
                    "effect":{"bubble_effect":"confetti"}                        | 1005
                    "effect":{"screen_effect":"echo","bubble_effect":"slam"}     | 1004
                    "effect":"slam"                                              | 1003
                    "reply_to":{}                                                | 1001
                    "reply_to":{"message_id":"last"}                             | 1005
                    "reply_to":{"message_id":"550e8400-e29b-41d4-a716-446655440000","part_index":-1}  | 1005
                    "reply_to":{"message_id":"550e8400-e29b-41d4-a716-446655440000","part_index":"0"} | 1003
                    "preferred_service":"WhatsApp"                               | 1005
                    """)
    void an_effect_a_reply_or_a_service_is_wrong(String field, int code) {
        Refused.with(
                post("{'from':'+15559876543','to':['+15551234567'],'message':{'parts':[" + TEXT + "]," + field + "}}"),
                400,
                code);
    }

    @Test
    void there_are_1_to_100_parts_and_at_most_40_by_url() {
        // "1 to 100; no two text parts in a row", "Media parts using a public url are capped at 40"
        String attachment =
                "{'type':'media','attachment_id':'" + Wire.to(linq).uploaded("a.jpg", new byte[] {1}) + "'}";

        Refused.with(message(repeat(attachment, 101)), 400, 1004);
        Refused.with(message(repeat(MEDIA, 41)), 400, 1004);
        assertThat(message(repeat(attachment, 100)).status()).isEqualTo(201);
        assertThat(message(TEXT + "," + repeat(MEDIA, 40)).status()).isEqualTo(201);
    }

    @Test
    void a_text_has_up_to_10000_characters() {
        // "text up to 10,000 characters"
        Refused.with(message("{'type':'text','value':'" + "😀".repeat(10_001) + "'}"), 400, 1004);
        assertThat(message("{'type':'text','value':'" + "😀".repeat(10_000) + "'}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "\"1005 also a link in the first message of a new chat\": {0}")
    @ValueSource(strings = {"https://example.com", "look: HTTP://example.com/a", "www.example.com"})
    void the_first_message_of_a_chat_holds_no_link(String text) {
        Refused.with(message("{'type':'text','value':'" + text + "'}"), 400, 1005);
        assertThat(message(TEXT).status()).isEqualTo(201);
        assertThat(message("{'type':'text','value':'" + text + "'}").status()).isEqualTo(201);
    }

    @Test
    void a_value_is_out_of_bounds() {
        // "idempotency_key maxLength 255", "At most 31 handles in to", "preferred_service (iMessage, SMS, RCS)"
        Refused.with(message(TEXT + "],'idempotency_key':'" + "k".repeat(256) + "','x':["), 400, 1005);
        Refused.with(message(TEXT + "],'preferred_service':'fax','x':["), 400, 1005);
        Refused.with(toMany(32), 400, 1005);
        Refused.with(toMany(0), 400, 1005);
        assertThat(message(TEXT + "],'idempotency_key':'" + "k".repeat(255) + "','x':[")
                        .status())
                .isEqualTo(201);
        assertThat(toMany(31).status()).isEqualTo(201);
    }

    @Test
    void a_chat_or_an_attachment_is_not_there() {
        Wire wire = Wire.to(linq);
        String message = "{'message':{'parts':[" + TEXT + "]}}";
        String absent = "{'type':'media','attachment_id':'" + UUID.randomUUID() + "'}";
        String pending = absent.replaceAll(
                "'[-0-9a-f]{36}'",
                "'" + wire.registered("a.jpg", "image/jpeg", 1).text("attachment_id") + "'");

        // "2001 chat not found"
        Refused.with(wire.post("/v3/chats/" + UUID.randomUUID() + "/messages", json(message)), 404, 2001);
        Refused.with(wire.post("/v3/chats/abc/messages", json(message)), 400, 1005);
        // "2003 attachment not found (or another partner's)"
        Refused.with(message(absent), 404, 2003);
        // "2007 attachment not ready"
        Refused.with(message(pending), 404, 2007);
        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void only_its_own_lines_may_send() {
        // "Must be a phone number that the authenticated partner has permission to send from."
        SandboxOptions options = SandboxOptions.defaults().withLines(Set.of("+15550000000"));
        try (Sandbox sandbox = Sandbox.start(options)) {
            Wire wire = new Wire(sandbox.baseUrl(), sandbox.apiKey());
            String chat = ChatsApiTest.chat("+15551234567", "hello");

            Refused.with(wire.post("/v3/chats", chat), 403, 2006);
            assertThat(wire.post("/v3/chats", chat.replace("+15559876543", "+15550000000"))
                            .status())
                    .isEqualTo(201);
        }
    }

    private static Wire.Reply toMany(int handles) {
        String to = IntStream.range(0, handles)
                .mapToObj(i -> "'+1555000" + (1000 + i) + "'")
                .collect(Collectors.joining(","));
        return post("{'from':'+15559876543','to':[" + to + "],'message':{'parts':[" + TEXT + "]}}");
    }

    private static String repeat(String part, int times) {
        return String.join(",", java.util.Collections.nCopies(times, part));
    }

    private static Wire.Reply message(String parts) {
        return post("{'from':'+15559876543','to':['+15551234567'],'message':{'parts':[" + parts + "]}}");
    }

    private static Wire.Reply post(String json) {
        return Wire.to(linq).post("/v3/chats", json(json));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
