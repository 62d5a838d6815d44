package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.settings.Setting;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that says what it is made of, with and without the jar: nothing of its own is changed. */
class GuestIT {
    private static final Set<String> CONVERTERS_AND_POOL = Set.of(
            "converter: byte[] from io.github.camellinq.media.Content",
            "converter: io.github.camellinq.media.Content from byte[]",
            "converter: io.github.camellinq.media.Content from jakarta.activation.DataHandler",
            "converter: io.github.camellinq.media.Content from jakarta.activation.DataSource",
            "converter: io.github.camellinq.media.Content from java.io.File",
            "converter: io.github.camellinq.media.Content from char[]",
            "converter: io.github.camellinq.media.Content from java.io.InputStream",
            "converter: io.github.camellinq.media.Content from java.io.Reader",
            "converter: io.github.camellinq.media.Content from java.lang.CharSequence",
            "converter: io.github.camellinq.media.Content from java.nio.ByteBuffer",
            "converter: io.github.camellinq.media.Content from java.lang.String",
            "converter: io.github.camellinq.media.Content from java.nio.file.Path",
            "converter: java.io.InputStream from io.github.camellinq.media.Content",
            "converter: java.io.Reader from io.github.camellinq.media.Content",
            "converter: java.lang.String from io.github.camellinq.media.Content",
            "thread pool profile: linqWorkers");

    @TempDir
    Path folder;

    @Test
    void jar_adds_its_own_converters_pool_and_defaults_to_a_host_and_nothing_else() throws Exception {
        List<Path> inherited = Examples.classpath("inherited");
        List<Path> camels = inherited.stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("camel-linq-"))
                .toList();
        assertThat(camels).hasSize(inherited.size() - 1);

        Set<String> without = host(camels);
        Set<String> with = host(inherited);

        assertThat(without).anyMatch(line -> line.startsWith("failure: java.lang.IllegalStateException: on purpose"));
        assertThat(missing(with, without)).isEmpty();
        assertThat(missing(without, with)).isEqualTo(ours());
    }

    @Test
    void jars_it_brings_convert_only_types_of_their_own() throws Exception {
        Set<String> without = host(List.of());
        Set<String> with = host(Examples.classpath("inherited"));

        assertThat(missing(with, without)).isEmpty();
        assertThat(missing(without, with))
                .containsAll(ours())
                .allMatch(line -> ours().contains(line)
                        || line.matches(
                                "converter: .*(jakarta\\.(servlet|activation)|org\\.apache\\.hc|org\\.apache\\.camel\\."
                                        + "(attachment|component\\.file|http))\\..*"));
    }

    private static Set<String> ours() {
        Set<String> ours = new LinkedHashSet<>(CONVERTERS_AND_POOL);
        for (Setting setting : Setting.values()) {
            if (setting.defaultValue() != null) {
                ours.add("property: " + setting.key() + "=" + setting.defaultValue());
            }
        }
        return ours;
    }

    private Set<String> host(List<Path> more) throws Exception {
        Set<Path> classpath = new LinkedHashSet<>();
        classpath.add(Examples.built("host").resolve("target/host-1.jar"));
        classpath.addAll(Examples.classpath("host"));
        classpath.addAll(more);
        List<String> java = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        java.add(classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        java.add("org.example.Host");
        try (AppProcess app = AppProcess.java(folder, Map.of(), java)) {
            assertThat(app.awaitEnd()).as(app.output()).isZero();
            try (Stream<Path> made = Files.list(folder)) {
                assertThat(made).isEmpty();
            }
            return app.output()
                    .lines()
                    .filter(line -> line.matches("[A-Za-z ]+: .*"))
                    .map(line -> line.replaceAll("0x[0-9a-f]+", "0x"))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> missing(Set<String> in, Set<String> of) {
        Set<String> missing = new LinkedHashSet<>(of);
        missing.removeAll(in);
        return missing;
    }
}
