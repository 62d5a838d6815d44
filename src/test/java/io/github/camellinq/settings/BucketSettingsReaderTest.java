package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.bucket.After;
import org.junit.jupiter.api.Test;

class BucketSettingsReaderTest {
    private final GivenSettings given = new GivenSettings();

    @Test
    void bucket_has_its_defaults_and_keeps_its_secret() {
        given.put("linq.bucket.name", "reports");
        given.put("linq.bucket.access-key", "key");
        given.put("linq.bucket.secret-key", "bucket-secret");
        Settings.BucketSettings bucket = given.read().bucket();

        assertThat(bucket.after()).isEqualTo(After.KEEP);
        assertThat(bucket.done()).isEqualTo("done/");
        assertThat(bucket.deadLetter()).isEqualTo("dead-letter/");
        assertThat(bucket.access().endpoint()).isNull();
        assertThat(given.read().toString()).doesNotContain("bucket-secret");
    }

    @Test
    void faults_of_a_bucket_are_named_at_once() {
        given.put("linq.bucket.name", "reports");
        given.put("linq.bucket.prefix", "done/inbox");
        given.put("linq.bucket.endpoint", "minio:9000");
        given.put("linq.bucket.access-key", "key");
        given.put("linq.bucket.after", "erase");
        given.put("linq.bucket.delay", "often");

        SettingsException faults = given.refusal();

        assertThat(String.join("\n", faults.faults()))
                .contains(
                        "linq.bucket.prefix is 'done/inbox', where nothing would be found",
                        "linq.bucket.endpoint is 'minio:9000'",
                        "linq.bucket.access-key and linq.bucket.secret-key belong together: set both",
                        "linq.bucket.after is 'erase': it takes keep, tag, move or delete",
                        "linq.bucket.delay is 'often'");
        assertThat(faults.faults()).hasSize(5);
    }
}
