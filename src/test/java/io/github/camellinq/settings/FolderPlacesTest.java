package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders and a ledger that lie in each other are faults, also where a link leads there. */
class FolderPlacesTest {

    @TempDir
    Path temp;

    private final Map<String, String> given = new HashMap<>(Map.of("linq.api-key", "key"));

    @BeforeEach
    void folders_of_their_own() throws IOException {
        temp = temp.toRealPath();
        given.put("linq.inbox", temp.resolve("inbox").toString());
        given.put("linq.done", temp.resolve("done").toString());
        given.put("linq.dead-letter", temp.resolve("dead").toString());
        given.put("linq.ledger.url", "jdbc:sqlite:" + temp.resolve("data/ledger.db"));
    }

    @ParameterizedTest
    @CsvSource({
        "done, inbox, linq.done, is the inbox",
        "done, inbox/sub, linq.done, lies in the inbox",
        "inbox, done, linq.done, is the inbox",
        "inbox, done/sub, linq.inbox, lies in linq.done",
        "dead, inbox/sub, linq.dead-letter, lies in the inbox",
        "inbox, dead/sub, linq.inbox, lies in linq.dead-letter",
        "dead, done, linq.dead-letter, is linq.done",
        "done, dead/sub, linq.done, lies in linq.dead-letter",
    })
    void link_into_another_folder_is_a_fault(String link, String target, String setting, String words)
            throws IOException {
        Files.createSymbolicLink(temp.resolve(link), Path.of(target));
        String fault = ", which " + words + " through a link (" + temp.resolve(target) + ")";

        assertThat(faults())
                .as("what it leads to is not there yet")
                .singleElement()
                .asString()
                .startsWith(setting + " is '")
                .contains(fault);

        Files.createDirectories(temp.resolve(target));
        assertThat(faults()).singleElement().asString().contains(fault);
    }

    @Test
    void link_above_a_folder_that_is_not_there_is_followed() throws IOException {
        Files.createDirectories(temp.resolve("inbox"));
        Files.createSymbolicLink(temp.resolve("elsewhere"), temp.resolve("inbox"));
        given.put("linq.done", temp.resolve("elsewhere/sent/today").toString());

        assertThat(faults())
                .singleElement()
                .asString()
                .contains("lies in the inbox through a link (" + temp.resolve("inbox/sent/today") + ")");
    }

    @Test
    void inbox_may_be_a_link_and_a_circle_of_links_has_an_end() throws IOException {
        Files.createSymbolicLink(temp.resolve("inbox"), Files.createDirectories(temp.resolve("elsewhere")));
        assertThat(faults()).isEmpty();

        Files.createSymbolicLink(temp.resolve("done"), temp.resolve("dead"));
        Files.createSymbolicLink(temp.resolve("dead"), temp.resolve("done"));
        assertThat(RealPath.of(temp.resolve("done")).startsWith(temp)).isTrue();
    }

    @Test
    void what_was_delivered_and_what_was_not_have_folders_of_their_own() {
        given.put("linq.dead-letter", given.get("linq.done"));
        assertThat(faults())
                .containsExactly("linq.dead-letter is '" + temp.resolve("done") + "', which is linq.done, so delivered"
                        + " files and dead letters would be mixed up: it takes a folder"
                        + " outside linq.inbox and linq.done");

        given.put("linq.dead-letter", given.get("linq.done") + "/dead");
        assertThat(faults()).singleElement().asString().contains("which lies in linq.done");
    }

    @Test
    void ledger_in_the_inbox_is_a_fault() throws IOException {
        given.put("linq.ledger.url", "jdbc:sqlite:" + temp.resolve("inbox/data/ledger.db") + "?cache=shared");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("linq.ledger.url is 'jdbc:sqlite:" + temp.resolve("inbox/data/ledger.db")
                        + "', a file in the inbox");

        Files.createDirectories(temp.resolve("inbox"));
        Files.createSymbolicLink(temp.resolve("data"), temp.resolve("inbox"));
        given.put("linq.ledger.url", "jdbc:sqlite:" + temp.resolve("data/ledger.db"));
        assertThat(faults()).singleElement().asString().startsWith("linq.ledger.url is ");
    }

    @Test
    void folder_that_a_route_watches_is_held_to_the_same() throws IOException {
        Files.createSymbolicLink(temp.resolve("sent"), temp.resolve("done"));
        Settings settings = SettingsReader.read(name -> Optional.ofNullable(given.get(name)), given.keySet(), Set.of());

        assertThat(FolderPlaces.fault(temp.resolve("sent"), settings).orElse(""))
                .startsWith(temp.resolve("done") + " is the inbox " + temp.resolve("sent") + " through a link (");
        assertThat(FolderPlaces.fault(temp.resolve("done/today"), settings).orElse(""))
                .contains("files that are put away there would be sent again");
        assertThat(FolderPlaces.fault(temp.resolve("data"), settings).orElse(""))
                .contains("the ledger");
        assertThat(FolderPlaces.fault(temp.resolve("invoices"), settings)).isEmpty();
    }

    private List<String> faults() {
        try {
            SettingsReader.read(name -> Optional.ofNullable(given.get(name)), given.keySet(), Set.of());
            return List.of();
        } catch (SettingsException e) {
            return e.faults();
        }
    }
}
