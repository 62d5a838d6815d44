package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What {@code run} says when it is ready. */
class GreetingTest {

    @Test
    void names_for_each_folder_who_gets_what_lies_directly_in_it() throws Exception {
        Path invoices = Path.of("invoices").toAbsolutePath();
        Path photos = Path.of("photos").toAbsolutePath();

        assertThat(greeting(
                        folder -> folder.equals(invoices) ? Optional.of("+15551110001") : Optional.empty(),
                        invoices,
                        photos))
                .contains(
                        "invoices/+15551234567/photo.jpg goes to +15551234567.",
                        "A file directly in invoices goes to +15551110001.",
                        "A file directly in photos goes to nobody, because linq.to is not set.")
                .doesNotContain("inbox", "Warning");
    }

    @Test
    void says_which_folders_two_routes_watch() throws Exception {
        Path inbox = Path.of("inbox").toAbsolutePath();

        assertThat(greeting(
                        folder -> Optional.empty(),
                        inbox,
                        inbox,
                        inbox.resolve("vip"),
                        Path.of("inbox2").toAbsolutePath()))
                .containsOnlyOnce("Warning:     two routes watch inbox; either of them may take a file in it.")
                .containsOnlyOnce("Warning:     two routes watch inbox/vip; either of them may take a file in it.")
                .doesNotContain("watch inbox2");
    }

    @Test
    void says_which_prefixes_of_a_bucket_two_routes_watch() throws Exception {
        StringWriter said = new StringWriter();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addOverrideProperty("linq.from", "+15550000000");
            List<String> places = List.of("s3://a/", "s3://a/vip/", "s3://b/vip/", "s3://b/vip-2/");
            new Greeting(Settings.of(context), List.of(), folder -> Optional.empty(), places)
                    .print(new PrintWriter(said, true));
        }

        assertThat(said.toString())
                .containsOnlyOnce("Warning:")
                .contains("two routes watch s3://a/vip/; both take each object in it");
    }

    private static String greeting(Function<Path, Optional<String>> recipientIn, Path... watched) throws Exception {
        StringWriter said = new StringWriter();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addOverrideProperty("linq.from", "+15550000000");
            new Greeting(Settings.of(context), List.of(watched), recipientIn, List.of())
                    .print(new PrintWriter(said, true));
        }
        return said.toString();
    }
}
