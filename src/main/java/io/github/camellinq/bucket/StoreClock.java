package io.github.camellinq.bucket;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Tells times of a store's clock in ours. Its answers say what it shows, without parts of a second; what would lie between a call and
 * its answer anyway is no difference.
 */
final class StoreClock {
    private static final Duration TICK = Duration.ofSeconds(1);

    private StoreClock() {}

    /**
     * By how much the store's clock is ahead of ours, rounded up to a second and what the call took, so that nothing comes out later
     * than it was; negative when it is behind.
     */
    static Duration ahead(Instant shown, Instant asked, Instant answered) {
        Instant end = shown.plus(TICK);
        return end.isBefore(asked) || shown.isAfter(answered) ? Duration.between(asked, end) : Duration.ZERO;
    }

    /** The same, by an answer; zero when it does not show the time. */
    static Duration ahead(SdkHttpResponse answer, Instant asked, Instant answered) {
        return answer.firstMatchingHeader("Date")
                .map(StoreClock::parse)
                .map(shown -> ahead(shown, asked, answered))
                .orElse(Duration.ZERO);
    }

    private static Instant parse(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            // As one that is not there.
            return null;
        }
    }
}
