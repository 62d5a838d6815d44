package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.media.MediaTypeRow.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MediaTypeTableTest {
    private static final MediaTypeTable TABLE = MediaTypeTable.load();

    /** SupportedContentType on the API's page "Pre-upload a file", read 2026-11. */
    private static final List<String> SUPPORTED_CONTENT_TYPE = List.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/heic",
            "image/heif",
            "image/tiff",
            "image/bmp",
            "image/svg+xml",
            "image/webp",
            "image/x-icon",
            "video/mp4",
            "video/quicktime",
            "video/mpeg",
            "video/mpeg2",
            "video/x-m4v",
            "video/x-msvideo",
            "video/3gpp",
            "audio/mpeg",
            "audio/mp3",
            "audio/x-m4a",
            "audio/mp4",
            "audio/x-caf",
            "audio/x-wav",
            "audio/x-aiff",
            "audio/aiff",
            "audio/aac",
            "audio/midi",
            "audio/amr",
            "application/pdf",
            "text/plain",
            "text/markdown",
            "text/vcard",
            "text/rtf",
            "text/csv",
            "text/html",
            "text/calendar",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/x-iwork-pages-sffpages",
            "application/x-iwork-numbers-sffnumbers",
            "application/x-iwork-keynote-sffkey",
            "application/epub+zip",
            "text/xml",
            "application/json",
            "application/zip",
            "application/x-gzip");

    /** In that list, and on the same page among those that are rejected. */
    private static final Set<String> LISTED_AND_REJECTED = Set.of("image/svg+xml", "image/webp");

    static List<MediaTypeRow> rows() {
        return TABLE.rows();
    }

    @Test
    void holds_the_types_of_the_api_and_sends_no_other() {
        assertThat(SUPPORTED_CONTENT_TYPE).hasSize(50).doesNotHaveDuplicates();
        Set<String> sent = TABLE.rows().stream()
                .filter(MediaTypeRow::isSent)
                .map(MediaTypeRow::type)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.concat(sent.stream(), LISTED_AND_REJECTED.stream()))
                .containsExactlyInAnyOrderElementsOf(SUPPORTED_CONTENT_TYPE);
    }

    @Test
    void refuses_what_the_api_rejects() {
        assertThat(Stream.of("image/webp", "image/svg+xml", "audio/x-flac", "audio/ogg"))
                .allSatisfy(type -> assertThat(TABLE.byName(type).status()).isEqualTo(Status.REFUSED));
    }

    @Test
    void replaces_the_deprecated_names() {
        assertThat(TABLE.byName("audio/mp3").sentAs()).isEqualTo("audio/mpeg");
        assertThat(TABLE.byName("audio/mp4").sentAs()).isEqualTo("audio/x-m4a");
        assertThat(TABLE.byName("audio/aiff").sentAs()).isEqualTo("audio/x-aiff");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_is_sound(MediaTypeRow row) {
        assertThat(TABLE.byName(row.type())).isSameAs(row);
        assertThat(row.extensions()).allMatch(e -> e.matches("[a-z0-9]+"));
        assertThat(row.names())
                .allSatisfy(name -> assertThat(TABLE.byName(name)).isSameAs(row));
        switch (row.status()) {
            case REPLACED -> assertThat(TABLE.byName(row.instead()).status()).isEqualTo(Status.SENT);
            case REFUSED -> assertThat(row.instead()).isNotEmpty();
            default -> assertThat(row.instead()).isEmpty();
        }
        assertThat(row.marks())
                .extracting(Mark::kind)
                .isSubsetOf("text", "plain", "json", "opening", "root", "bytes", "zip", "ole", "iso", "mpeg", "frames");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_has_a_sample(MediaTypeRow row) {
        assertThat(Sample.all()).anySatisfy(sample -> {
            assertThat(sample.row()).isEqualTo(row.type());
            assertThat(sample.expected()).isEqualTo(expected(row));
        });
    }

    @Test
    void the_longest_signature_wins() {
        byte[] bytes = "FORM\0\0\0\0AIFC".getBytes(StandardCharsets.US_ASCII);

        assertThat(TABLE.bySignature(bytes, 0).type()).isEqualTo("audio/x-aiff");
        assertThat(TABLE.bySignature(bytes, 1)).isNull();
    }

    private static String expected(MediaTypeRow row) {
        return switch (row.status()) {
            case SENT, REPLACED -> row.sentAs();
            case REFUSED -> "unsupported-type";
            case EXECUTABLE -> "executable";
        };
    }
}
