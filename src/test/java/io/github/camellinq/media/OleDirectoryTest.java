package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OleDirectoryTest {

    @Test
    void names_the_class_and_the_uppermost_streams() throws Exception {
        assertThat(names(Sample.read("letter.doc"))).contains("WordDocument", "1Table");
        assertThat(names(Sample.read("setup.msi"))).contains("{000C1084-0000-0000-C000-000000000046}");
        assertThat(names(Sample.read("slides.ppt"))).contains("PowerPoint Document");
    }

    @Test
    void a_file_cut_short_is_damaged() {
        byte[] file = Sample.read("sheet.xls");
        for (int length : new int[] {8, 511, 512, 600}) {
            assertDamaged(Arrays.copyOf(file, length));
        }
    }

    @Test
    void sectors_outside_of_the_file_are_damage() {
        assertDamaged(patched(48, Integer.MAX_VALUE));
        assertDamaged(patched(48, -2));
        assertDamaged(patched(30, 30));
    }

    @Test
    void a_directory_that_leads_back_to_itself_comes_to_an_end() throws Exception {
        byte[] file = Sample.read("mail.msg");
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = (bytes.getInt(48) + 1) * 512;
        bytes.putInt(directory + 128 + 68, 1).putInt(directory + 128 + 72, 0);

        assertThat(names(file)).contains("__properties_version1.0", "Root Entry");
    }

    private static byte[] patched(int at, int value) {
        byte[] file = Sample.read("mail.msg");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return file;
    }

    private static Set<String> names(byte[] file) throws Exception {
        return OleDirectory.read(Probe.of(Content.of(file)));
    }

    private static void assertDamaged(byte[] file) {
        assertThatThrownBy(() -> names(file)).isInstanceOf(DamagedException.class);
    }
}
