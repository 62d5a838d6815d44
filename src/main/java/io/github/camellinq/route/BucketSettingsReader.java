package io.github.camellinq.route;

import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.StoreAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the settings about the watched bucket. */
record BucketSettingsReader(SettingValues values) {

    /** @param workers how many objects are worked on at once */
    Settings.BucketSettings read(int workers) {
        Settings.BucketSettings settings = new Settings.BucketSettings(
                values.text(Setting.BUCKET_NAME),
                values.text(Setting.BUCKET_PREFIX),
                access(workers),
                after(),
                prefix(Setting.BUCKET_DONE),
                prefix(Setting.BUCKET_DEAD_LETTER));
        values.duration(Setting.BUCKET_DELAY, Duration.ofMillis(10));
        checkPlaces(settings, WatchedBucket.folder(settings.prefix()));
        return settings;
    }

    private StoreAccess access(int workers) {
        String accessKey = values.text(Setting.BUCKET_ACCESS_KEY);
        String secretKey = values.text(Setting.BUCKET_SECRET_KEY);
        if ((accessKey == null) != (secretKey == null)) {
            fault(
                    Setting.BUCKET_ACCESS_KEY,
                    "and " + Setting.BUCKET_SECRET_KEY.key() + " belong together: give both or none");
        }
        return new StoreAccess(
                values.text(Setting.BUCKET_REGION),
                endpoint(),
                accessKey,
                secretKey,
                // A worker that reads one object may ask about another; two are for listing and for whoever calls.
                2 * workers + 2,
                values.duration(Setting.STALL_TIMEOUT, Duration.ofMillis(100)));
    }

    private URI endpoint() {
        String value = values.text(Setting.BUCKET_ENDPOINT);
        if (value == null) {
            return null;
        }
        try {
            URI uri = URI.create(value);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Not a URI at all: the fault below says what is wanted.
        }
        fault(Setting.BUCKET_ENDPOINT, "is '" + value + "': an address like https://minio.example.org:9000 is needed");
        return null;
    }

    private After after() {
        String value = values.text(Setting.BUCKET_AFTER);
        List<String> words = Arrays.stream(After.values())
                .map(after -> after.name().toLowerCase(Locale.ROOT))
                .toList();
        if (words.contains(value)) {
            return After.valueOf(value.toUpperCase(Locale.ROOT));
        }
        fault(
                Setting.BUCKET_AFTER,
                "is '" + value + "': one of " + words.stream().collect(Collectors.joining(", ")) + " is needed");
        return After.KEEP;
    }

    private String prefix(Setting setting) {
        return WatchedBucket.folder(values.text(setting));
    }

    /** What is put away must not be taken for something else, and the inbox must not lie in what is put away. */
    private void checkPlaces(Settings.BucketSettings settings, String prefix) {
        if (settings.done().equals(settings.deadLetter())) {
            fault(Setting.BUCKET_DONE, "is the same as " + Setting.BUCKET_DEAD_LETTER.key());
        }
        if (prefix.startsWith(settings.done()) || prefix.startsWith(settings.deadLetter())) {
            fault(Setting.BUCKET_PREFIX, "lies in what is put away: nothing would be found there");
        }
    }

    private void fault(Setting setting, String what) {
        values.faults().add(setting.key() + " " + what);
    }
}
