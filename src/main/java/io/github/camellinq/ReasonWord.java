package io.github.camellinq;

import io.github.camellinq.api.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the reason of a dead letter. */
final class ReasonWord implements ITypeConverter<Reason> {

    @Override
    public Reason convert(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is not a reason; choose one of "
                        + Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.joining(", "))));
    }
}
