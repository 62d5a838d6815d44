package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.api.LinqRejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeDetectorTest {
    private static final MediaTypeDetector DETECTOR = new MediaTypeDetector();

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_what_the_manifest_says(Sample sample) throws IOException {
        assertThat(sample.content().size()).isEqualTo(sample.bytes());
        assertThat(sample.madeBy()).isNotBlank();
        assertThat(verdict(sample.file(), sample.content())).isEqualTo(sample.expected());
    }

    @Test
    void the_manifest_and_the_folder_have_the_same_files() throws IOException {
        try (Stream<Path> files = Files.list(Sample.FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("MANIFEST.tsv")))
                    .containsExactlyInAnyOrderElementsOf(
                            Sample.all().stream().map(Sample::file).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny.elf",
                "tiny.exe",
                "tiny-mach-o",
                "universal-mach-o",
                "A.class",
                "classes.dex",
                "module.wasm",
                "tool.jar",
                "app.apk",
                "setup.msi",
                "shortcut.lnk",
                "tool.rpm",
                "tool.deb",
                "script",
                "dos-program"
            })
    void a_program_is_known_under_any_name(String program) throws IOException {
        Content content = Content.of(Sample.read(program));
        for (String name : List.of("photo.jpg", "note.txt", "letter.docx", "film.mp4", "archive.zip", "README")) {
            assertThat(verdict(name, content)).as(name).isEqualTo("executable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture.webp", "drawing.svg", "drawing.svgz", "song.flac", "song.ogg"})
    void what_the_api_rejects_is_known_under_any_name(String file) throws IOException {
        Content content = Content.of(Sample.read(file));
        for (String name : List.of("photo.jpg", "note.txt", "page.html", "feed.xml", "a.gz", "song.mp3", "README")) {
            assertThat(verdict(name, content)).as(name).isEqualTo("unsupported-type");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "letter.docx, letter.zip",
        "sheet.xlsx, sheet",
        "letter.doc, letter.xls",
        "photo.heic, photo.jpg",
        "movie.mov, movie.mp4",
        "archive.zip, not-a-document.xlsx",
        "talk.key, talk.pages",
    })
    void clear_bytes_win_over_the_name(String file, String name) throws IOException {
        Content content = Content.of(Sample.read(file));
        assertThat(verdict(name, content)).isEqualTo(verdict(file, content));
    }

    @ParameterizedTest
    @CsvSource({
        "run.exe, executable",
        "run.EXE, executable",
        "'run.exe. .', executable",
        ".sh, executable",
        "sh, image/png",
        "a.sh.png, image/png",
        "noext, image/png"
    })
    void a_name_of_a_program_is_enough(String name, String expected) throws IOException {
        assertThat(verdict(name, Content.of(Sample.read("picture.png")))).isEqualTo(expected);
    }

    @Test
    void the_size_is_looked_at_before_the_name_and_the_bytes() throws IOException {
        assertThat(verdict("", stub(0))).isEqualTo("empty");
        assertThat(verdict("a/b", stub(Limits.MAX_BYTES + 1))).isEqualTo("too-large");
        assertThat(verdict("photo.jpg", stub(0))).isEqualTo("empty");
        assertThat(verdict("a/b", stub(1))).isEqualTo("bad-name");
    }

    @Test
    void a_content_that_ends_early_says_nothing_of_the_file() {
        assertThatThrownBy(() -> DETECTOR.detect("photo.jpg", stub(1000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before");
    }

    @Test
    void the_largest_file_is_read_at_its_beginning_only() throws IOException {
        byte[] png = Sample.read("picture.png");
        Content large = new Content() {
            @Override
            public long size() {
                return Limits.MAX_BYTES;
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(
                        new ByteArrayInputStream(png), new ByteArrayInputStream(new byte[Probe.HEAD]));
            }
        };
        assertThat(verdict("large.png", large)).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '\0", "\uFEFF<?xml \0", "\0<\0?\0x\0m\0l"})
    void markup_with_control_characters_is_nothing(String text) throws IOException {
        assertThat(verdict("feed.xml", Content.of(text))).isEqualTo("unsupported-type");
    }

    @Test
    void a_message_names_the_file_and_what_to_do() {
        assertThatThrownBy(() -> DETECTOR.detect("a\u202Egpj.webp", Content.of("x")))
                .isInstanceOf(LinqRejectedException.class)
                .hasMessageStartingWith("\"a\uFFFDgpj.webp\" has a control character")
                .hasMessageEndingWith("; rename it");
    }

    static String verdict(String name, Content content) throws IOException {
        try {
            return DETECTOR.detect(name, content);
        } catch (LinqRejectedException e) {
            return e.reason().word();
        }
    }

    private static Content stub(long size) {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };
    }
}
