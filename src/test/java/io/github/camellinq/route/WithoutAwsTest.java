package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.App;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that left the AWS SDK out, or has an old one. */
class WithoutAwsTest {

    @TempDir
    Path folder;

    /** Starts a context with a route that begins with the first argument; the second is a folder for what it writes. */
    static final class Host {
        public static void main(String[] words) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.getPropertiesComponent().addOverrideProperty("linq.api-key", "key");
                context.getPropertiesComponent()
                        .addOverrideProperty("linq.ledger.url", "jdbc:sqlite:" + words[1] + "/ledger.db");
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(words[0]).to("direct:nowhere");
                    }
                });
                context.start();
                System.out.println("It started");
            }
        }
    }

    @Test
    void folder_is_watched_as_before() throws Exception {
        assertThat(start("kamelet:linq-folder-source?directory=" + folder.resolve("in")))
                .contains("It started");
    }

    @Test
    void bucket_source_names_what_is_missing() throws Exception {
        assertThat(start("kamelet:linq-bucket-source?bucket=reports"))
                .contains("linq-bucket-source needs software.amazon.awssdk:s3, which is optional")
                .doesNotContain("It started");
    }

    /** The SDK of an application that has had it for long, as 2.29 is. */
    @Test
    void bucket_source_says_that_the_sdk_is_too_old() throws Exception {
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.matches(".*/sdk-core-[^/]*\\.jar")
                        ? older(Path.of(entry)).toString()
                        : entry)
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(java(classpath, Host.class, "kamelet:linq-bucket-source?bucket=reports", folder.toString()))
                .contains(
                        "linq-bucket-source needs software.amazon.awssdk:s3 2.30.0 or later, but the application has an older one")
                .doesNotContain("NoClassDefFoundError", "It started");
    }

    @Test
    void commands_know_no_bucket_where_none_is_watched() throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                folder.resolve("routes/application.properties"), "linq.dead-letter=" + folder.resolve("dead"));
        String routes = folder.resolve("routes").toString();

        assertThat(java(App.class, "dead-letters", "--routes", routes)).contains("No dead letters in ");
        assertThat(java(App.class, "status", "--routes", routes))
                .contains("no running process")
                .doesNotContain("Bucket:");
    }

    private String start(String uri) throws Exception {
        return java(Host.class, uri, folder.toString());
    }

    /** A copy of a module without what came with 2.30. */
    private Path older(Path module) {
        try {
            Path copy = Files.copy(module, folder.resolve("older-sdk-core.jar"));
            try (FileSystem jar = FileSystems.newFileSystem(copy)) {
                Files.delete(jar.getPath("software/amazon/awssdk/core/checksums/RequestChecksumCalculation.class"));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String java(Class<?> main, String... words) throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk") && !entry.contains("s3proxy"))
                .collect(Collectors.joining(File.pathSeparator));
        return java(without, main, words);
    }

    private String java(String classpath, Class<?> main, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                main.getName()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
