package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the files of {@code routes/} as they are shipped, against a sandbox; only settings are changed. */
abstract class ShippedRoutes extends CamelMainTestSupport {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    /** What differs from test class to test class. */
    void settings(Properties settings) {}

    /** Route files of an integrator, beside the shipped ones. */
    List<Path> ownRoutes() {
        return List.of();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Properties settings = HostSettings.in(folder, linq);
        settings.setProperty("linq.done", done().toString());
        settings(settings);
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(settings);
        return super.createCamelContext();
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            Stream<Path> yaml = shipped.filter(file -> file.toString().endsWith(".camel.yaml"));
            List<String> all = Stream.concat(yaml.sorted(), ownRoutes().stream())
                    .map(file -> "file:" + file)
                    .toList();
            configuration.withRoutesIncludePattern(String.join(",", all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path done() {
        return folder.resolve("done");
    }

    Path deadLetter() {
        return folder.resolve("dead-letter");
    }

    /** Puts a file into the inbox the safe way: written elsewhere, then renamed. */
    Path drop(String path, byte[] bytes) throws IOException {
        Path target = inbox().resolve(path);
        Files.createDirectories(target.getParent());
        Path draft = Files.write(Files.createTempFile(folder, "draft", ""), bytes);
        return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/samples", name));
    }

    /** Waits until a file is there; a name in dead-letter has its report beside it then. */
    static Path awaitFile(Path path) {
        await().until(() -> Files.exists(path));
        return path;
    }

    /** The report beside a dead letter, which must be there too. */
    JsonNode awaitReport(String deadLetter) throws IOException {
        Path file = awaitFile(deadLetter().resolve(deadLetter));
        assertThat(file).isRegularFile();
        return Json.MAPPER.readTree(
                file.resolveSibling(file.getFileName() + ".error.json").toFile());
    }
}
