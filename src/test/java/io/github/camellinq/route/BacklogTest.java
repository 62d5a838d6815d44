package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in an inbox, where names that begin with a dot are passed over, but for the inbox's own. */
class BacklogTest {

    @TempDir
    Path folder;

    @Test
    void inbox_itself_may_have_a_hidden_name() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve(".inbox"));
        Files.createDirectories(inbox.resolve("+15551234567/.draft"));
        Files.writeString(inbox.resolve("+15551234567/note.txt"), "hello");
        Files.writeString(inbox.resolve("+15551234567/.draft/half.txt"), "hel");

        assertThat(Backlog.of(inbox).files()).isEqualTo(1);
    }

    /** Such as .Trash-0, which a desktop creates for root alone. The failure is passed in, because root may read every folder. */
    @Test
    void hidden_folder_that_cannot_be_read_is_nothing_that_waits() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Backlog backlog = Backlog.of(inbox);

        backlog.visitFileFailed(inbox.resolve(".Trash-0"), new AccessDeniedException(".Trash-0"));
        backlog.visitFileFailed(inbox.resolve("+15551234567"), new AccessDeniedException("+15551234567"));

        assertThat(backlog.stuck()).extracting(Backlog.Stuck::path).isEqualTo(List.of(inbox.resolve("+15551234567")));
    }
}
