package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop while files are on their way: it says what it waits for, and what it leaves. */
class StopIT {
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Workplace work;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        work = new Workplace(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void delivery_under_way_ends_first() throws Exception {
        try (AppProcess app = startUploading(Duration.ofSeconds(5))) {
            app.terminate();

            assertThat(app.awaitLine("Stopping")).contains("INFO", "1 delivery is under way", "waiting up to 60 s");
            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
            assertThat(app.lines("Delivered ")).hasSize(1);
            assertThat(app.output()).doesNotContain("WARN", "did not end");
        }
    }

    @Test
    void delivery_that_does_not_end_in_time_is_told_in_one_line_and_taken_up_by_the_next_start() throws Exception {
        try (AppProcess app = startUploading(Duration.ofMinutes(5), "-Dcamel.main.shutdown-timeout=2")) {
            app.terminate();

            assertThat(app.awaitLine("Stopping")).contains("waiting up to 2 s");
            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
            assertThat(app.lines("1 of the deliveries under way did not end")).hasSize(1);
            assertThat(app.output()).doesNotContain("Rollback", "Timeout occurred", "inflight");
            assertThat(work.names(Workplace.INBOX)).containsExactly("note.txt");
        }
        sandbox.faults().clear();
        try (AppProcess app = AppProcess.start(folder, Workplace.settings(sandbox), List.of(), "run")) {
            app.awaitLine("Delivered ");
            assertThat(sandbox.messages()).as(app::output).hasSize(1);
        }
    }

    private AppProcess startUploading(Duration time, String... jvm) {
        sandbox.faults().add(Call.PUT, Fault.stallBefore(time), 1);
        work.drop("+15551234567", "note.txt", "hello");
        AppProcess app = AppProcess.start(folder, Workplace.settings(sandbox), List.of(jvm), "run");
        app.awaitLine("camel-linq is watching");
        await().atMost(Duration.ofSeconds(30)).until(() -> !sandbox.requests().isEmpty());
        return app;
    }
}
