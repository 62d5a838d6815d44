package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What keeps {@code run} from starting, and how it says so. */
class RunCommandTest {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    @Test
    void port_of_a_sandbox_that_nobody_asked_for_is_refused() {
        assertThat(operator.calls("run", "--sandbox-port", "0").failsWith(2).err())
                .contains("--sandbox-port is given without --sandbox");
        assertThat(operator.calls("run", "--dry-run", "--sandbox-port", "0")
                        .failsWith(2)
                        .err())
                .contains("--sandbox-port is given without --sandbox");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void ledger_of_another_process_is_told_in_one_sentence() {
        try (Ledger ledger = operator.ownsLedger()) {
            assertThat(ledger.counts()).isNotEmpty();

            assertThat(operator.calls("run").failsWith(2).err())
                    .startsWith("camel-linq cannot start. The ledger " + folder.resolve("data/ledger.db")
                            + " belongs to a running process")
                    .hasLineCount(1);
        }
    }

    @Test
    void lock_file_that_cannot_be_written_is_told_by_run_and_by_validate() throws IOException {
        Path lock = Files.createDirectories(folder.resolve("data/ledger.db.lock"));
        String fault = "The lock file " + lock.toRealPath() + " of the ledger cannot be written";

        assertThat(operator.calls("run").failsWith(2).err()).contains(fault).hasLineCount(1);
        assertThat(operator.calls("validate").failsWith(2).out()).contains("linq.ledger.url: " + fault);
    }
}
