package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.TypeConverterSupport;

/** Makes {@link Content} of whatever Camel brings as a body. Adds no other conversion to a context. */
public final class ContentConverterLoader implements TypeConverterLoader {

    @Override
    public void load(TypeConverterRegistry registry) {
        add(registry, File.class, file -> Content.of(file.toPath()));
        add(registry, Path.class, Content::of);
        add(registry, byte[].class, Content::of);
        add(registry, String.class, Content::of);
        add(registry, InputStream.class, Content::spool);
    }

    private static <T> void add(TypeConverterRegistry registry, Class<T> from, Conversion<T> conversion) {
        registry.addTypeConverter(Content.class, from, new TypeConverterSupport() {
            @Override
            public <C> C convertTo(Class<C> type, Exchange exchange, Object value) {
                try {
                    return type.cast(conversion.convert(from.cast(value)));
                } catch (IOException e) {
                    throw new TypeConversionException(value, type, e);
                }
            }
        });
    }

    private interface Conversion<T> {
        Content convert(T value) throws IOException;
    }
}
