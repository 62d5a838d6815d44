package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
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
}
