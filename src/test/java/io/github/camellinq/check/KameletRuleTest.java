package io.github.camellinq.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KameletRuleTest {

    @Test
    void every_kamelet_of_ours_is_suggested_to_who_mistypes_it() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/kamelets"))) {
            assertThat(KameletRule.OURS)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString().replace(".kamelet.yaml", ""))
                                    .toList());
        }
    }
}
