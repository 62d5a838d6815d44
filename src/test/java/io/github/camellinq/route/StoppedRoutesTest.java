package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.SandboxBucket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.InterceptSendToMockEndpointStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator stops and starts routes while there is something to deliver. */
class StoppedRoutesTest extends OwnSendSteps {
    private static final int BACKLOG = 300;

    @ParameterizedTest
    @ValueSource(strings = {"watch-folder", "deliver", "send-message", "dead-letter"})
    void files_wait_while_a_route_that_delivers_is_stopped(String route) throws Exception {
        try (LogLines log = LogLines.ofOurs();
                DefaultCamelContext context = started()) {
            RouteController routes = context.getRouteController();
            routes.stopRoute(route);

            drop();

            await().until(() -> !log.containing("watch-folder-source takes nothing while the route " + route)
                    .isEmpty());
            assertThat(linq.requests()).isEmpty();
            routes.startRoute(route);
            awaitDelivered();
        }
    }

    @Test
    void files_wait_while_the_route_that_watches_is_suspended() throws Exception {
        try (LogLines log = LogLines.ofOurs();
                DefaultCamelContext context = started()) {
            context.getRouteController().suspendRoute("watch-folder");

            drop();

            await().until(() ->
                    !log.containing("while the route watch-folder is Suspended").isEmpty());
            assertThat(linq.requests()).isEmpty();
            context.getRouteController().resumeRoute("watch-folder");
            awaitDelivered();
        }
    }

    @Test
    void files_wait_until_a_route_that_does_not_start_by_itself_is_started() throws Exception {
        try (LogLines log = LogLines.ofOurs();
                DefaultCamelContext context = prepared()) {
            context.getPropertiesComponent().addOverrideProperty("linq.routes", "deliver,dead-letter");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:linq-folder-source?directory=RAW(" + folder.resolve("inbox") + ")")
                            .routeId("mine")
                            .autoStartup(false)
                            .to("direct:deliver");
                }
            });
            context.start();

            drop();

            await().until(() ->
                    !log.containing("while the route mine is Stopped").isEmpty());
            assertThat(linq.requests()).isEmpty();
            context.getRouteController().startRoute("mine");
            awaitDelivered();
        }
    }

    @Test
    void objects_wait_while_the_route_that_watches_is_stopped() throws Exception {
        try (LogLines log = LogLines.ofOurs();
                DefaultCamelContext context = prepared()) {
            PropertiesComponent settings = context.getPropertiesComponent();
            settings.addOverrideProperty("linq.routes", "watch-bucket,deliver,dead-letter");
            settings.addOverrideProperty("linq.bucket.name", SandboxBucket.NAME);
            settings.addOverrideProperty(
                    "linq.bucket.endpoint", linq.sandbox().bucketEndpoint().toString());
            settings.addOverrideProperty("linq.bucket.access-key", SandboxBucket.ACCESS_KEY);
            settings.addOverrideProperty("linq.bucket.secret-key", SandboxBucket.SECRET_KEY);
            settings.addOverrideProperty("linq.bucket.delay", "50ms");
            context.start();
            context.getRouteController().stopRoute("watch-bucket");

            linq.sandbox().bucket().put("+15551234567/note.txt", "hello".getBytes(StandardCharsets.UTF_8));

            await().atMost(BucketRoutes.PATIENCE).until(() -> !log.containing("while the route watch-bucket is Stopped")
                    .isEmpty());
            assertThat(linq.requests()).isEmpty();
            context.getRouteController().startRoute("watch-bucket");
            linq.sandbox().awaitMessages(1, BucketRoutes.PATIENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch-folder", "deliver", "send-message"})
    void stop_in_the_middle_of_a_backlog_waits_only_for_what_is_under_way(String route) throws Exception {
        try (DefaultCamelContext context = started()) {
            linq.sandbox().faults().rate(Call.SEND, 1, 1, List.of(Fault.stallBefore(Duration.ofMillis(100))));
            Path inbox = Files.createDirectories(folder.resolve("inbox/+15551234567"));
            for (int file = 0; file < BACKLOG; file++) {
                Files.writeString(inbox.resolve(file + ".txt"), "number " + file);
            }
            linq.sandbox().awaitMessages(3, Duration.ofSeconds(30));

            boolean ended = context.getRouteController().stopRoute(route, 10, TimeUnit.SECONDS, true);

            assertThat(ended).isTrue();
            assertThat(inbox).isNotEmptyDirectory();
            linq.sandbox().faults().clear();
            context.getRouteController().startRoute(route);
            linq.sandbox().awaitMessages(BACKLOG, Duration.ofSeconds(60));
            await().untilAsserted(() -> assertThat(inbox).isEmptyDirectory());
            assertThat(linq.messages()).hasSize(BACKLOG);
        }
    }

    @Test
    void files_are_taken_where_a_test_has_mocks_around_the_kamelets() throws Exception {
        try (DefaultCamelContext context = prepared()) {
            context.getCamelContextExtension()
                    .registerEndpointCallback(new InterceptSendToMockEndpointStrategy("kamelet:linq-*"));
            context.start();

            drop();

            awaitDelivered();
        }
    }

    private DefaultCamelContext started() throws Exception {
        DefaultCamelContext context = prepared();
        context.start();
        return context;
    }

    /** One file after the other, so that a backlog lasts. */
    private DefaultCamelContext prepared() throws Exception {
        DefaultCamelContext context = context();
        context.getPropertiesComponent().addOverrideProperty("linq.concurrency", "1");
        context.getPropertiesComponent().addOverrideProperty("linq.rate-limit.messages", "0");
        context.addRoutes(plainSend());
        return context;
    }
}
