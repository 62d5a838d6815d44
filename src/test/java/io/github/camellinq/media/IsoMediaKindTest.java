package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoMediaKindTest {
    private final IsoMediaKind kind = new IsoMediaKind(MediaTypeTable.load());

    @ParameterizedTest
    @CsvSource({
        "heic mif1, image/heic",
        "heix mif1 heic, image/heic",
        "mif1 mif1 miaf, image/heif",
        "mif1 mif1 heic, image/heic",
        "mif1 mif1 avif, image/avif",
        "msf1 msf1 hevc iso8, image/heic",
        "isom isom 3gp4, video/mp4",
        "3gp4 isom 3gp4, video/3gpp",
        "3g2a 3g2a, video/3gpp",
        "'qt   qt  ', video/quicktime",
        "'M4V  M4V  mp42', video/x-m4v",
        "'M4A  mp42', audio/x-m4a",
        "'M4B  mp42', audio/x-m4a",
        "XYZ1 mp42, video/mp4",
        "'crx  isom', image/x-canon-cr3"
    })
    void brands_say_the_type(String brands, String type) throws Exception {
        assertThat(kind.row(probe(ftyp(brands)), "").type()).isEqualTo(type);
    }

    @Test
    void an_unknown_brand_is_no_type() throws Exception {
        assertThat(kind.row(probe(ftyp("XYZ1 XYZ2")), "mp4")).isNull();
    }

    @Test
    void a_sound_is_known_by_its_name_unless_it_has_a_film() throws Exception {
        byte[] film = join(ftyp("isom mp42"), box("moov", box("trak", box("mdia", handler("vide")))));
        byte[] sound = join(ftyp("isom mp42"), box("free"), box("moov", box("trak", box("mdia", handler("soun")))));

        assertThat(kind.row(probe(film), "m4a").sentAs()).isEqualTo("video/mp4");
        assertThat(kind.row(probe(sound), "m4a").sentAs()).isEqualTo("audio/x-m4a");
        assertThat(kind.row(probe(sound), "mp4").sentAs()).isEqualTo("video/mp4");
        assertThat(kind.row(probe(film), "m4v").sentAs()).isEqualTo("video/x-m4v");
    }

    @Test
    void a_file_cut_short_is_damaged() {
        byte[] whole = join(ftyp("isom mp42"), box("moov", box("trak", box("mdia", handler("soun")))));

        assertThatThrownBy(() -> kind.row(probe(Arrays.copyOf(whole, 17)), "mp4"))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> kind.row(probe(Arrays.copyOf(whole, 50)), "m4a"))
                .isInstanceOf(DamagedException.class);
    }

    @Test
    void boxes_without_end_are_not_followed() {
        byte[] boxes = new byte[400_000];
        for (int at = 0; at < boxes.length; at += 8) {
            ByteBuffer.wrap(boxes).putInt(at, 8);
        }
        byte[] file = join(ftyp("isom mp42"), boxes);

        assertThatThrownBy(() -> kind.row(probe(file), "m4a"))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("too many boxes");
    }

    @Test
    void boxes_in_boxes_without_end_are_not_followed() {
        byte[] boxes = new byte[80_000];
        for (int at = 0; at < boxes.length; at += 8) {
            ByteBuffer.wrap(boxes, at, 8).putInt(boxes.length - at).put("moov".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] file = join(ftyp("isom mp42"), boxes);

        assertThatThrownBy(() -> kind.row(probe(file), "m4a")).isInstanceOf(DamagedException.class);
    }

    private static Probe probe(byte[] file) throws Exception {
        return Probe.of(Content.of(file));
    }

    private static byte[] ftyp(String brands) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < brands.length(); at += 5) {
            byte[] brand = String.format("%-4s", brands.substring(at, Math.min(at + 4, brands.length())))
                    .getBytes(StandardCharsets.US_ASCII);
            out.writeBytes(brand);
            out.writeBytes(new byte[at == 0 ? 4 : 0]);
        }
        return box("ftyp", out.toByteArray());
    }

    private static byte[] handler(String type) {
        return box("hdlr", new byte[8], type.getBytes(StandardCharsets.US_ASCII), new byte[12]);
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] payload = join(parts);
        byte[] header = ByteBuffer.allocate(8)
                .putInt(8 + payload.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .array();
        return join(header, payload);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
