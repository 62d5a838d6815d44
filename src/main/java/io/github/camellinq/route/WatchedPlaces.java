package io.github.camellinq.route;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The folders and other places that the sources of one CamelContext watch, in the order in which they started. */
public final class WatchedPlaces {
    private final String everybody;
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private final Map<Path, String> recipients = new ConcurrentHashMap<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** @param everybody who gets a file when the route of its folder names nobody; null for nobody */
    WatchedPlaces(String everybody) {
        this.everybody = everybody;
    }

    /**
     * A source watches this folder from now on.
     *
     * @param to who gets a file directly in it; null when the setting applies
     */
    void add(Path folder, String to) {
        folders.add(folder);
        if (to != null && !to.isBlank()) {
            recipients.put(folder, to);
        }
    }

    /** A source watches this place, which is not a folder, from now on. */
    void add(String place) {
        others.add(place);
    }

    /** The watched folders, in the order in which their routes were loaded. */
    public List<Path> folders() {
        return List.copyOf(folders);
    }

    /** Who gets a file directly in a watched folder; empty when neither its route nor a setting says so. */
    public Optional<String> recipientIn(Path folder) {
        return Optional.ofNullable(recipients.get(folder)).or(() -> Optional.ofNullable(everybody));
    }

    /** The watched places that are not folders, such as {@code s3://reports/inbox/}. */
    public List<String> others() {
        return List.copyOf(others);
    }

    /** Notes what keeps files from being taken from a place that is not a folder, in a sentence; null once nothing does. */
    void trouble(String place, String sentence) {
        if (sentence == null) {
            troubles.remove(place);
        } else {
            troubles.put(place, sentence);
        }
    }

    /** What is wrong with watched places that are not folders, one sentence each. */
    Collection<String> troubles() {
        return List.copyOf(troubles.values());
    }
}
