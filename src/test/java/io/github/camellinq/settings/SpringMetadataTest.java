package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The metadata are written anew by {@code mvn test -Dtest=SpringMetadataTest -Ddocs.update=true}. */
class SpringMetadataTest {

    @Test
    void metadata_for_ides_name_every_setting_of_a_host() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(SpringMetadata.PATH, SpringMetadata.text());
        }
        assertThat(SpringMetadata.PATH).hasContent(SpringMetadata.text());
    }
}
