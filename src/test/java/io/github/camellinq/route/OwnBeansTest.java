package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an application has of its own takes the place of ours, by its name, or leaves ours alone. */
class OwnBeansTest {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    /** Says what it puts away. */
    public static final class OwnArchive extends Archive {
        private final List<String> archived = new CopyOnWriteArrayList<>();

        @Override
        public void archive(Exchange exchange) throws IOException {
            super.archive(exchange);
            archived.add(exchange.getMessage().getHeader(LinqHeaders.FILE_NAME, String.class));
        }
    }

    @Test
    void bean_of_a_plain_context_wins() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setOverrideProperties(settings());
            OwnArchive own = new OwnArchive();
            context.getRegistry().bind("linqArchive", own);
            context.start();

            awaitThatItArchives(context, own);
        }
    }

    @Test
    void thread_profile_of_the_host_does_not_apply_to_our_timers() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setOverrideProperties(settings());
            OwnArchive own = new OwnArchive();
            context.getRegistry().bind("linqArchive", own);
            context.getExecutorServiceManager()
                    .setDefaultThreadPoolProfile(new ThreadPoolProfileBuilder("tight")
                            .defaultProfile(true)
                            .poolSize(1)
                            .maxPoolSize(1)
                            .maxQueueSize(1)
                            .keepAliveTime(60L)
                            .allowCoreThreadTimeOut(false)
                            .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                            .build());
            context.start();

            awaitThatItArchives(context, own);
        }
    }

    @Test
    void bean_of_camel_main_wins() throws Exception {
        Main main = new Main();
        OwnArchive own = new OwnArchive();
        main.bind("linqArchive", own);
        start(main);
        try {
            awaitThatItArchives(main.getCamelContext(), own);
        } finally {
            main.stop();
        }
    }

    @Test
    void bean_that_a_property_makes_wins() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.beans.linqArchive", "#class:" + OwnArchive.class.getName());
        start(main);
        try {
            awaitThatItArchives(
                    main.getCamelContext(),
                    main.getCamelContext().getRegistry().lookupByNameAndType("linqArchive", OwnArchive.class));
        } finally {
            main.stop();
        }
    }

    private void start(Main main) throws Exception {
        settings().forEach((key, value) -> main.addInitialProperty((String) key, (String) value));
        main.start();
    }

    private Properties settings() {
        Properties settings = HostSettings.in(folder, linq);
        settings.setProperty("linq.routes", "watch-folder,deliver,send-message,dead-letter");
        return settings;
    }

    private void awaitThatItArchives(CamelContext context, OwnArchive own) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox/+15551234567"));
        Files.writeString(inbox.resolve("note.txt"), "hello");

        await().untilAsserted(() -> assertThat(own.archived).containsExactly("note.txt"));

        assertThat(folder.resolve("done/+15551234567/note.txt")).exists();
        assertThat(context.getRegistry().lookupByName("linqArchive")).isSameAs(own);
        assertThat(context.getRegistry().lookupByName("linqCheckpoint")).isExactlyInstanceOf(Checkpoint.class);
    }
}
