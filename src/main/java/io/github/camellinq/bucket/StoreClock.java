package io.github.camellinq.bucket;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Compares a store's clock with this machine's. The answers of a store give its time in whole seconds. A time between a call and
 * its answer does not count as a difference.
 */
final class StoreClock {
    private static final Duration TICK = Duration.ofSeconds(1);

    private StoreClock() {}

    /**
     * How far the store's clock is ahead of this machine's; negative when it is behind. The difference is rounded up by a second
     * and the duration of the call, so that a converted time is never too late.
     */
    static Duration ahead(Instant shown, Instant asked, Instant answered) {
        Instant end = shown.plus(TICK);
        return end.isBefore(asked) || shown.isAfter(answered) ? Duration.between(asked, end) : Duration.ZERO;
    }

    /** The same for an answer; zero when it does not give the time. */
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
            // Treated like a missing date.
            return null;
        }
    }
}
