package io.github.camellinq;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as people write it: an instant, a date (its first instant, in the local time zone), or an age. */
final class TimeWord implements ITypeConverter<Instant> {
    static final String DESCRIPTION =
            "an instant such as 2026-11-21T10:00:00Z, a date, or an age such as 30m, 2h or 3d";

    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhd])");

    @Override
    public Instant convert(String word) {
        Matcher age = AGE.matcher(word);
        if (age.matches()) {
            String unit = age.group(2).toUpperCase(Locale.ROOT);
            return Instant.now()
                    .minus(Duration.parse("D".equals(unit) ? "P" + age.group(1) + unit : "PT" + age.group(1) + unit));
        }
        try {
            return word.contains("T")
                    ? OffsetDateTime.parse(word).toInstant()
                    : LocalDate.parse(word).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + word + "' is not a time; give " + DESCRIPTION);
        }
    }
}
