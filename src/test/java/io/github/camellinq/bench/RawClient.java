package io.github.camellinq.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The raw limit, a process that makes the three calls for each file of the folders that it is told by its input, with some
 * threads, and remembers nothing, detects nothing, moves nothing.
 */
public final class RawClient {
    /** The word for a client that also finds the SHA-256 of each file while it goes out. */
    static final String DIGEST = "sha256";

    private final String baseUrl;
    private final boolean digesting;
    private final CloseableHttpClient http;
    private final ExecutorService threads;

    private RawClient(String baseUrl, int atOnce, boolean digesting) {
        this.baseUrl = baseUrl;
        this.digesting = digesting;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(atOnce)
                        .setMaxConnTotal(atOnce)
                        .build())
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    /**
     * Each line of the input is a folder.
     *
     * @param args the API's base URL, how many files are sent at once, and perhaps {@link #DIGEST}
     */
    public static void main(String[] args) throws IOException {
        RawClient client =
                new RawClient(args[0], Integer.parseInt(args[1]), List.of(args).contains(DIGEST));
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String folder = in.readLine(); folder != null; folder = in.readLine()) {
            client.deliver(Path.of(folder));
        }
        client.threads.shutdownNow();
    }

    private void deliver(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> threads.execute(() -> send(file)));
        }
    }

    private void send(Path path) {
        try {
            SampleFile file = SampleFile.named(path.getFileName().toString());
            long size = Files.size(path);
            ThreeCalls.Attachment attachment =
                    ThreeCalls.attachment(post("/v3/attachments", ThreeCalls.register(file, size)));
            HttpPut put = new HttpPut(attachment.url());
            call(put, new PlainFileEntity(path, size, digesting));
            post("/v3/chats", ThreeCalls.send(file, attachment.id()));
        } catch (IOException | RuntimeException e) {
            System.out.println("ERROR " + path + ": " + e);
        }
    }

    private byte[] post(String path, String body) throws IOException {
        HttpPost post = new HttpPost(baseUrl + path);
        post.setHeader("Authorization", Wire.AUTHORIZATION);
        return call(post, new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }

    private byte[] call(HttpUriRequestBase request, HttpEntity body) throws IOException {
        request.setEntity(body);
        return http.execute(request, response -> {
            byte[] answer = EntityUtils.toByteArray(response.getEntity());
            if (response.getCode() / 100 != 2) {
                throw new IOException(request + " was answered " + response.getCode());
            }
            return answer;
        });
    }
}
