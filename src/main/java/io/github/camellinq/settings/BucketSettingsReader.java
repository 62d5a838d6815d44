package io.github.camellinq.settings;

import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.StoreAccess;
import java.util.Locale;

/** Reads the settings of the watched bucket. */
record BucketSettingsReader(SettingValues values) {

    /** @param workers how many objects are worked on at once */
    Settings.BucketSettings read(int workers) {
        Settings.BucketSettings settings = new Settings.BucketSettings(
                values.word(Setting.BUCKET_NAME),
                values.text(Setting.BUCKET_PREFIX),
                access(workers),
                after(),
                prefix(Setting.BUCKET_DONE),
                prefix(Setting.BUCKET_DEAD_LETTER));
        values.duration(Setting.BUCKET_DELAY);
        checkPlaces(settings, BucketPlaces.folder(settings.prefix()));
        return settings;
    }

    private StoreAccess access(int workers) {
        String accessKey = values.word(Setting.BUCKET_ACCESS_KEY);
        String secretKey = values.word(Setting.BUCKET_SECRET_KEY);
        if ((accessKey == null) != (secretKey == null)) {
            values.faults()
                    .add(Setting.BUCKET_ACCESS_KEY.key() + " and " + Setting.BUCKET_SECRET_KEY.key()
                            + " belong together: set both or neither");
        }
        return new StoreAccess(
                values.word(Setting.BUCKET_REGION),
                new AddressReader(values).endpoint(),
                accessKey,
                secretKey,
                // A worker that reads one object may ask about another. Two more are for listing and for other callers.
                2 * workers + 2,
                values.duration(Setting.STALL_TIMEOUT));
    }

    private After after() {
        return After.valueOf(values.choice(Setting.BUCKET_AFTER).toUpperCase(Locale.ROOT));
    }

    private String prefix(Setting setting) {
        return BucketPlaces.folder(values.text(setting));
    }

    /** The two prefixes for objects that are put away must differ, and the watched prefix must not lie in either. */
    private void checkPlaces(Settings.BucketSettings settings, String prefix) {
        if (settings.done().equals(settings.deadLetter())) {
            String done = values.text(Setting.BUCKET_DONE);
            boolean isDefault = done.equals(Setting.BUCKET_DONE.defaultValue());
            values.wrong(isDefault ? Setting.BUCKET_DEAD_LETTER : Setting.BUCKET_DONE, done);
        }
        if (BucketPlaces.fault(prefix, settings).isPresent()) {
            values.wrong(Setting.BUCKET_PREFIX, settings.prefix(), ", where nothing would be found");
        }
    }
}
