package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A property that Camel would pass over keeps a route from starting, and all that is one does not. */
class KameletPropertiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linq-message-sink?to=+15551234567&txt=hello | 'txt' is not a property of linq-message-sink: did you mean 'text'?",
                "linq-message-sink?TO=+15551234567 | 'TO' is not a property of linq-message-sink",
                "linq-upload-action?colour=red | 'colour' is not a property of linq-upload-action; its properties are fileName",
                "linq-upload-action/own?filename=a.txt | 'filename' is not a property of linq-upload-action: did you mean 'fileName'?"
            })
    void mistyped_property_keeps_the_route_from_starting(String kamelet, String fault) {
        assertThatThrownBy(() -> start("kamelet:" + kamelet)).rootCause().hasMessageStartingWith(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linq-upload-action",
                "linq-upload-action/own?fileName=a.txt&block=false&timeout=1s&bridgeErrorHandler=true",
                "linq-message-sink?to=+15551234567&from=+15550000000&text=RAW(a&b)&effect=confetti&preferredService=SMS",
                "linq-message-sink?chatId=94c6bf33-31d9-40e3-a0e9-f94250ecedb9&noErrorHandler=false"
            })
    void property_and_option_of_the_endpoint_are_let_through(String kamelet) throws Exception {
        start("kamelet:" + kamelet);
    }

    @Test
    void folder_source_is_told_which_folder() {
        FolderSource source = new FolderSource();
        source.setDirectory("");

        assertThatThrownBy(source::init).hasMessageContaining("name the folder to watch");
    }

    /** Camel's own way to change a kamelet: a place of the host's before that of the jar. */
    @Test
    void kamelet_that_a_host_has_put_in_the_place_of_ours_has_the_properties_that_it_has() throws Exception {
        try (InputStream ours = getClass().getResourceAsStream("/kamelets/linq-describe-action.kamelet.yaml")) {
            Files.writeString(
                    folder.resolve("linq-describe-action.kamelet.yaml"),
                    new String(ours.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(
                                    "\n    properties:\n", "\n    properties:\n      footer:\n        type: string\n"));
        }
        String places = "file:" + folder + ",classpath:kamelets";

        start("kamelet:linq-describe-action?footer=Yours", places);
        assertThatThrownBy(() -> start("kamelet:linq-upload-action?footer=Yours", places))
                .rootCause()
                .hasMessageStartingWith("'footer' is not a property of linq-upload-action");
    }

    @Test
    void kamelets_of_others_are_not_checked() throws Exception {
        Path own = Files.writeString(
                folder.resolve("linq-own-action.kamelet.yaml"),
                """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: linq-own-action
                  labels:
                    camel.apache.org/kamelet.type: action
                spec:
                  definition:
                    title: Own
                    type: object
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - to:
                            uri: kamelet:sink
                """);

        start("kamelet:linq-own-action?colour=red&location=file:" + own);
    }

    private static void start(String uri) throws Exception {
        start(uri, Kamelet.DEFAULT_LOCATION);
    }

    private static void start(String uri, String places) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getComponent("kamelet", KameletComponent.class).setLocation(places);
            context.getPropertiesComponent().addInitialProperty("linq.api-key", "key");
            context.getPropertiesComponent().addInitialProperty("linq.from", "+15550000000");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(uri);
                }
            });
            context.start();
            assertThat(context.isStarted()).isTrue();
        }
    }
}
