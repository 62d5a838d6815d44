package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKindTest {
    private final TextKind kind = new TextKind(MediaTypeTable.load());

    @ParameterizedTest
    @CsvSource({
        "hello, txt, text/plain",
        "hello, '', text/plain",
        "hello, java, text/plain",
        "hello, csv, text/csv",
        "hello, md, text/markdown",
        "BEGIN:VCARD, txt, text/vcard",
        "begin:vcalendar, '', text/calendar",
        "<?xml version='1.0'?><a/>, txt, text/xml",
        "<!DOCTYPE HTML><p>, '', text/html",
        "<html>, xml, text/html",
        "<b:svg/>, html, image/svg+xml",
        "MZ is a company, '', text/plain",
        "Rem tene, txt, text/plain",
        "'[INFO] started', '', text/plain",
        "'{\"a\": \"}\"}', '', application/json",
        "'{\"a\": 1}', txt, text/plain",
        "'#!/bin/sh', txt, application/x-sh",
        "'%PDF-1.4', txt, application/pdf"
    })
    void words_first_then_the_name_then_plain(String text, String extension, String type) {
        assertThat(kind.row(text, true, extension).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "docx", "pdf", "rtf", "zip", "mp4"})
    void a_text_is_no_picture_and_no_document(String extension) {
        assertThat(kind.row("<html>404</html>", true, extension)).isNull();
    }

    @Test
    void the_root_is_found_behind_comments_and_declarations() {
        String prolog = "<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE x [<!ENTITY y '>'>]>\n";
        assertThat(XmlRoot.of(prolog + "<s:svg width='1'>")).isEqualTo("svg");
        assertThat(XmlRoot.of(prolog)).isNull();
        assertThat(XmlRoot.of("<!-- endless")).isNull();
        assertThat(XmlRoot.of("a < b")).isNull();
    }

    @Test
    void json_is_one_value_and_nothing_more() {
        assertThat(JsonText.is(" [1, {\"a\": \"\\\"]\"}]\n")).isTrue();
        assertThat(JsonText.is("{}")).isTrue();
        assertThat(JsonText.is("{\"a\":1}\n{\"a\":2}")).isFalse();
        assertThat(JsonText.is("{{name}}")).isFalse();
        assertThat(JsonText.is("[1, 2")).isFalse();
    }

    @Test
    void control_characters_make_bytes_of_a_text() {
        assertThat(TextBytes.of("a\tb\r\n\f\u001B".getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(TextBytes.of("a\0".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(TextBytes.of("a\u0001".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(TextBytes.of("\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
        assertThat(TextBytes.of("\uFEFFaü".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("aü");
        assertThat(TextBytes.of("\uFEFFa\0".getBytes(StandardCharsets.UTF_16BE)))
                .isNull();
    }
}
