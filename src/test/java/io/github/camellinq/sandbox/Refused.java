package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

/** What a refusal must look like: the envelope of the API's pages. */
final class Refused {

    private Refused() {}

    static void with(Wire.Reply reply, int status, int code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json().get("success").isBoolean()).isTrue();
        assertThat(reply.json().get("success").asBoolean()).isFalse();
        assertThat(reply.json().at("/error/status").intValue()).isEqualTo(status);
        assertThat(reply.json().at("/error/code").intValue())
                .as(reply.toString())
                .isEqualTo(code);
        assertThat(reply.text("error.message")).isNotBlank();
        assertThat(reply.text("error.doc_url"))
                .isEqualTo("https://docs.linqapp.com/error/codes/" + code / 1000 + "xxx/" + code + "/");
        assertThat(reply.text("trace_id")).isNotBlank().isEqualTo(reply.header("X-Trace-ID"));
    }
}
