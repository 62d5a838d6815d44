package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.Test;

/**
 * A success, a rejection, an outage, a lost answer, a lost attachment, a file that fails alone and a failure beside a delivery, in the
 * inbox and in own routes, pass every step of every shipped route.
 */
class EveryStepRouteTest extends ShippedRoutes {
    /** The steps of the files of routes/; those of an own route or of a kamelet have other names. */
    private static final Pattern SHIPPED =
            Pattern.compile("(watch-folder|deliver|send-message|dead-letter|errors)-[a-z-]+");

    private final Set<String> steps = new TreeSet<>();
    private final Set<String> passed = new ConcurrentSkipListSet<>();

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.to", "+15557654321");
        settings.setProperty("linq.retry.delay", "2s");
        settings.setProperty("linq.retry.max-attempts", "1");
        settings.setProperty("own.branches", folder.resolve("branches").toString());
        settings.setProperty("own.folder", folder.resolve("invoices").toString());
        settings.setProperty("own.deliver", folder.resolve("reports").toString());
    }

    @Override
    List<Path> ownRoutes() {
        return List.of(
                Path.of("src/test/resources/own-routes/own.camel.yaml"),
                Path.of("src/test/resources/own-routes/branches.camel.yaml"));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getCamelContextExtension().addInterceptStrategy(new Recorder());
        return context;
    }

    private final class Recorder implements InterceptStrategy {
        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor next) {
            if (SHIPPED.matcher(definition.getId()).matches()) {
                steps.add(definition.getId());
            }
            return new DelegateAsyncProcessor((Processor) exchange -> {
                passed.add(definition.getId());
                target.process(exchange);
            });
        }
    }

    @Test
    void every_step_is_passed() throws Exception {
        linq.sandbox().faults().next(Call.PUT, Fault.status(503, 4004));
        drop("+15551234567/outage.txt", bytes("outage"));
        awaitFile(done().resolve("+15551234567/outage.txt"));

        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.resetAfter());
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 9999));
        drop("+15551234567/lost.txt", bytes("lost answer"));
        awaitFile(done().resolve("+15551234567/lost.txt"));

        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(503, 4004));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 2003));
        drop("+15551234567/gone.txt", bytes("lost attachment"));
        awaitFile(done().resolve("+15551234567/gone.txt"));

        linq.sandbox().faults().next(Call.PUT, Fault.status(503, 4004));
        drop("+15551234567/fails.txt", bytes("fails while others succeed"));
        await().until(() -> linq.sandbox().faults().struck().get(Fault.status(503, 4004)) == 3);
        drop("+15551234567/succeeds.txt", bytes("succeeds"));
        awaitFile(done().resolve("+15551234567/succeeds.txt"));
        linq.sandbox().faults().next(Call.PUT, Fault.status(503, 4004));
        awaitReport("+15551234567/fails.txt");

        String chat = linq.messages().get(0).chatId();
        drop(chat + "/song.m4a.linq.json", bytes("{\"voice_memo\": true}"));
        drop(chat + "/song.m4a", sample("song.m4a"));
        awaitFile(done().resolve(chat + "/song.m4a"));

        drop("bob/note.txt", bytes("nobody"));
        awaitReport("bob/note.txt");

        linq.sandbox().faults().next(Call.PUT, Fault.status(503, 4004));
        ownMessage("note.txt", bytes("own"));
        ownMessage("photo.webp", sample("picture.webp"));

        Path branches = Files.createDirectories(folder.resolve("branches/+15551112222"));
        Files.writeString(branches.resolve("may.txt"), "beside");

        assertThat(steps).hasSizeGreaterThan(12);
        await().untilAsserted(() -> assertThat(passed).containsAll(steps));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void ownMessage(String name, byte[] body) {
        template.request("direct:own-message", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(LinqHeaders.FILE_NAME, name);
        });
    }
}
