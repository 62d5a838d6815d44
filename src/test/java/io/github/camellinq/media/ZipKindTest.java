package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipKindTest {
    private static final int END = 22;
    private final ZipKind kind = new ZipKind(MediaTypeTable.load());

    @Test
    void finds_the_entries_at_the_end_of_a_large_archive() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);

        assertThat(type(zip("noise", noise, "META-INF/MANIFEST.MF", new byte[1], "deep/A.class", new byte[1]), "zip"))
                .isEqualTo("application/java-archive");
        assertThat(type(zip("noise", noise, "a.class", new byte[1]), "zip")).isEqualTo("application/zip");
    }

    @Test
    void an_office_document_of_an_unknown_kind_says_its_type() throws IOException {
        byte[] types = "<Override ContentType=\"application/vnd.ms-visio.drawing.main+xml\"/>"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] archive = zip("[Content_Types].xml", types);

        assertThatThrownBy(() -> type(archive, "docx"))
                .isInstanceOf(UnlistedTypeException.class)
                .hasMessage("application/vnd.ms-visio.drawing");
    }

    @Test
    void a_package_that_is_no_office_document_is_an_archive() throws Exception {
        byte[] types = "<Types/>".getBytes(StandardCharsets.US_ASCII);
        assertThat(type(zip("[Content_Types].xml", types, "a.nuspec", types), "docx"))
                .isEqualTo("application/zip");
    }

    @Test
    void legacy_pages_and_numbers_need_their_names() throws Exception {
        byte[] archive = zip("index.xml", new byte[1]);
        assertThat(type(archive, "pages")).isEqualTo("application/x-iwork-pages-sffpages");
        assertThat(type(archive, "numbers")).isEqualTo("application/x-iwork-numbers-sffnumbers");
        assertThat(type(archive, "key")).isEqualTo("application/zip");
    }

    @Test
    void an_archive_cut_short_is_damaged() {
        byte[] archive = Sample.read("letter.docx");
        for (int length : new int[] {4, 30, archive.length / 2, archive.length - 1}) {
            assertDamaged(Arrays.copyOf(archive, length), "directory is missing");
        }
    }

    @Test
    void a_directory_elsewhere_than_it_says_is_damaged() throws IOException {
        assertDamaged(patched(zip("a", new byte[1]), 16, 0x7FFFFFF0), "not at the declared position");
        assertDamaged(patched(zip("a", new byte[1]), 16, 1), "fewer entries");
    }

    @Test
    void a_directory_that_claims_too_much_is_not_read() throws IOException {
        assertDamaged(patched(zip("a", new byte[1]), 12, 5 * 1024 * 1024), "too large to be examined");
        byte[] entries = zip("a", new byte[1]);
        entries[entries.length - END + 10] = (byte) 200;
        assertDamaged(entries, "fewer entries");
    }

    @Test
    void an_archive_of_a_hundred_thousand_entries_is_not_examined() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 100_000; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
            }
        }
        assertDamaged(out.toByteArray(), "too large to be examined");
    }

    @Test
    void a_list_of_types_that_unpacks_without_end_is_read_in_part() throws Exception {
        byte[] bomb = zip("[Content_Types].xml", new byte[20_000_000]);
        assertThat(type(bomb, "docx")).isEqualTo("application/zip");
    }

    private String type(byte[] archive, String extension) throws Exception {
        return kind.row(Probe.of(Content.of(archive)), extension).type();
    }

    private void assertDamaged(byte[] archive, String why) {
        assertThatThrownBy(() -> type(archive, "docx"))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(why);
    }

    private static byte[] patched(byte[] archive, int field, int value) {
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(archive.length - END + field, value);
        return archive;
    }

    private static byte[] zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return out.toByteArray();
    }
}
