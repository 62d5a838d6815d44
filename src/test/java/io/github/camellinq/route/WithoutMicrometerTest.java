package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An application that has neither Micrometer nor camel-health. */
class WithoutMicrometerTest {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    /** Sends one message; the arguments are the API and its key. */
    static final class Host {
        public static void main(String[] words) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.getPropertiesComponent().addOverrideProperty("linq.base-url", words[0]);
                context.getPropertiesComponent().addOverrideProperty("linq.api-key", words[1]);
                context.getPropertiesComponent().addOverrideProperty("linq.from", "+15550000000");
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:send")
                                .to("kamelet:linq-upload-action?fileName=note.txt")
                                .to("kamelet:linq-message-sink?to=+15551234567");
                    }
                });
                context.start();
                context.createProducerTemplate().sendBody("direct:send", "hello");
                System.out.println("It sent, with health checks: " + HealthCheckRegistry.get(context));
            }
        }
    }

    @Test
    void sends_as_before() throws Exception {
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(micrometer|prometheus|camel-health|HdrHistogram|LatencyUtils).*"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        Host.class.getName(),
                        linq.baseUrl().toString(),
                        linq.apiKey()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("It sent, with health checks: null").doesNotContain("NoClassDefFoundError", " WARN ");
        assertThat(process.waitFor()).isZero();
        assertThat(linq.messages()).hasSize(1);
    }
}
