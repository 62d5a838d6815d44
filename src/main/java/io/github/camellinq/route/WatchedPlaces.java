package io.github.camellinq.route;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The folders and other places that the sources of one CamelContext watch, as they came up. */
public final class WatchedPlaces {
    private final String everybody;
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private final Map<Path, String> recipients = new ConcurrentHashMap<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** @param everybody who gets a file where its folder's route does not say it; null for nobody */
    WatchedPlaces(String everybody) {
        this.everybody = everybody;
    }

    /**
     * A source watches this folder from now on.
     *
     * @param to who gets a file that lies directly in it; null where the setting holds
     */
    void add(Path folder, String to) {
        folders.add(folder);
        if (to != null && !to.isBlank()) {
            recipients.put(folder, to);
        }
    }

    /** A source watches this place, which is no folder, from now on. */
    void add(String place) {
        others.add(place);
    }

    /** The folders that are watched, in the order in which their routes were loaded. */
    public List<Path> folders() {
        return List.copyOf(folders);
    }

    /** Who gets a file that lies directly in a watched folder; nobody where neither its route nor a setting says it. */
    public Optional<String> recipientIn(Path folder) {
        return Optional.ofNullable(recipients.get(folder)).or(() -> Optional.ofNullable(everybody));
    }

    /** What is watched and is no folder, such as {@code s3://reports/inbox/}. */
    public List<String> others() {
        return List.copyOf(others);
    }

    /** What keeps files from being taken from a place that is no folder, in a sentence; null once nothing does. */
    void trouble(String place, String sentence) {
        if (sentence == null) {
            troubles.remove(place);
        } else {
            troubles.put(place, sentence);
        }
    }

    /** What is wrong with places that are watched and are no folders, a sentence for each. */
    Collection<String> troubles() {
        return List.copyOf(troubles.values());
    }
}
