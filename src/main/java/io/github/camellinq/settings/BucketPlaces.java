package io.github.camellinq.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds watched places in buckets that overlap each other or the prefixes under which objects are put away. Asks no store. */
public final class BucketPlaces {
    private BucketPlaces() {}

    /** The place that a route watches, such as {@code s3://reports/inbox/}. */
    public static String of(String bucket, String prefix) {
        return "s3://" + bucket + "/" + folder(prefix);
    }

    /** A prefix that ends where a name does; empty for the whole bucket. */
    public static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Whether one place is or contains the other. */
    public static boolean overlap(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /** Each place that two routes watch, be it by itself or within another place. */
    public static List<String> watchedTwice(List<String> places) {
        List<String> twice = new ArrayList<>();
        for (int one = 0; one < places.size(); one++) {
            for (int other = 0; other < places.size(); other++) {
                if (one != other && places.get(one).startsWith(places.get(other)) && !twice.contains(places.get(one))) {
                    twice.add(places.get(one));
                }
            }
        }
        return twice;
    }

    /** Why nothing would be found under a prefix; empty when something may be. */
    public static Optional<String> fault(String prefix, Settings.BucketSettings settings) {
        String watched = folder(prefix);
        return List.of(settings.done(), settings.deadLetter()).stream()
                .filter(put -> !put.isEmpty() && watched.startsWith(put))
                .map(put -> "'prefix' is '" + prefix + "', which lies in " + put
                        + ", where objects are put away, so nothing would be found there; choose another prefix")
                .findFirst();
    }
}
