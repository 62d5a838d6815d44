package io.github.camellinq.bench;

import java.io.File;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What one writes with Camel in an hour, as a process: file, seda with 16 consumers, camel-http. No ledger, no detection, no
 * pace, no dead letters; a file that fails is logged, and sent again from its beginning at the next poll.
 */
public final class BareCamel extends RouteBuilder {
    private static final String FILE = "file";
    private static final String ATTACHMENT = "attachment";

    private final String baseUrl;
    private final int atOnce;

    private BareCamel(String baseUrl, int atOnce) {
        this.baseUrl = baseUrl;
        this.atOnce = atOnce;
    }

    /** @param args the API's base URL and how many files are sent at once; inbox and done are in the working folder */
    public static void main(String[] args) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new BareCamel(args[0], Integer.parseInt(args[1])));
        context.start();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    @Override
    public void configure() {
        String done = new File("done").getAbsolutePath();
        String work = "seda:work?concurrentConsumers=" + atOnce + "&size=1000";
        from("file:inbox?recursive=true&initialDelay=0&delay=250&move=" + done + "/${file:name}")
                .filter(BareCamel::isThere)
                .to(work + "&blockWhenFull=true");
        from(work)
                .process(BareCamel::register)
                .to(baseUrl + "/v3/attachments")
                .process(BareCamel::upload)
                .to("http://presigned")
                .process(BareCamel::send)
                .to(baseUrl + "/v3/chats");
    }

    /** What was moved away between the listing of its folder and the look at its name is handed over once more. */
    private static boolean isThere(Exchange exchange) {
        return exchange.getMessage().getBody(File.class).exists();
    }

    private static void register(Exchange exchange) {
        File file = (File) exchange.getMessage().getBody(GenericFile.class).getFile();
        exchange.setProperty(FILE, file);
        api(exchange, ThreeCalls.register(SampleFile.named(file.getName()), file.length()));
    }

    private static void upload(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        ThreeCalls.Attachment attachment = ThreeCalls.attachment(message.getMandatoryBody(byte[].class));
        exchange.setProperty(ATTACHMENT, attachment.id());
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.PUT);
        message.setHeader(Exchange.HTTP_URI, attachment.url());
        message.setHeader(Exchange.CONTENT_TYPE, Wire.TYPE);
        message.setBody(exchange.getProperty(FILE, File.class));
    }

    private static void send(Exchange exchange) {
        SampleFile file =
                SampleFile.named(exchange.getProperty(FILE, File.class).getName());
        api(exchange, ThreeCalls.send(file, exchange.getProperty(ATTACHMENT, String.class)));
    }

    private static void api(Exchange exchange, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Authorization", Wire.AUTHORIZATION);
        message.setBody(body);
    }
}
