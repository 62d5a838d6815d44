package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.TypeConverterSupport;
import org.apache.camel.util.IOHelper;

/**
 * Converts any body that Camel brings to {@link Content}, and a {@link Content} to what steps of other routes ask for: a stream
 * or a reader or, if it is not large, bytes or a text. Without these converters Camel would use the {@code toString} of a {@link
 * Content} as its text.
 */
public final class ContentConverterLoader implements TypeConverterLoader {

    private static final int MOST_IN_MEMORY = 16 << 20;

    @Override
    public void load(TypeConverterRegistry registry) {
        add(registry, File.class, file -> Content.of(file.toPath()));
        add(registry, Path.class, Content::of);
        add(registry, byte[].class, Content::of);
        add(registry, String.class, Content::of);
        add(registry, CharSequence.class, text -> Content.of(text.toString()));
        add(registry, char[].class, text -> Content.of(new String(text)));
        add(registry, Reader.class, text -> Content.of(IOHelper.toString(text)));
        add(registry, ByteBuffer.class, bytes -> Content.of(bytes(bytes)));
        add(registry, InputStream.class, Content::spool);
        add(registry, DataSource.class, source -> Content.spool(source.getInputStream()));
        add(registry, DataHandler.class, handler -> Content.spool(handler.getInputStream()));
        registry.addFallbackTypeConverter(new Streamed(registry), false);
        add(registry, Content.class, InputStream.class, (content, exchange) -> content.open());
        add(registry, Content.class, byte[].class, (content, exchange) -> bytes(content));
        add(
                registry,
                Content.class,
                String.class,
                (content, exchange) -> new String(bytes(content), charset(content, exchange)));
        add(
                registry,
                Content.class,
                Reader.class,
                (content, exchange) -> new InputStreamReader(content.open(), charset(content, exchange)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** The charset of the text that the content was made of, else the one that the exchange names, else UTF-8. */
    private static Charset charset(Content content, Exchange exchange) {
        return content.charset().orElseGet(() -> {
            String name = exchange == null ? null : ExchangeHelper.getCharsetName(exchange, false);
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        });
    }

    /** @throws IOException when the content is too large to be held in memory */
    private static byte[] bytes(Content content) throws IOException {
        if (content.size() > MOST_IN_MEMORY) {
            throw new IOException(content + " is too large to be held in memory, which takes at most " + MOST_IN_MEMORY
                    + " bytes: read it as a java.io.InputStream");
        }
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    private static <T> void add(TypeConverterRegistry registry, Class<T> from, Making<T> making) {
        add(registry, from, Content.class, (value, exchange) -> making.of(value));
    }

    private static <F, T> void add(
            TypeConverterRegistry registry, Class<F> from, Class<T> to, Conversion<F, T> conversion) {
        registry.addTypeConverter(to, from, new TypeConverterSupport() {
            @Override
            public <C> C convertTo(Class<C> type, Exchange exchange, Object value) {
                try {
                    return type.cast(conversion.convert(from.cast(value), exchange));
                } catch (IOException e) {
                    throw new TypeConversionException(value, type, e);
                }
            }
        });
    }

    /**
     * Takes whatever Camel can make a stream of, such as XML or JSON. A converter from {@code Object} would be found before those
     * above, because Camel takes the first one on its way up the superclasses.
     */
    private static final class Streamed extends TypeConverterSupport {
        private final TypeConverterRegistry registry;

        Streamed(TypeConverterRegistry registry) {
            this.registry = registry;
        }

        @Override
        public <C> C convertTo(Class<C> type, Exchange exchange, Object value) {
            // Camel itself unwraps the file, which is then not copied.
            if (type != Content.class || value instanceof WrappedFile) {
                return null;
            }
            TypeConverter toStream = registry.lookup(InputStream.class, value.getClass());
            InputStream stream = toStream == null ? null : toStream.convertTo(InputStream.class, exchange, value);
            try {
                return stream == null ? null : type.cast(Content.spool(stream));
            } catch (IOException e) {
                throw new TypeConversionException(value, type, e);
            }
        }
    }

    private interface Making<T> {
        Content of(T value) throws IOException;
    }

    private interface Conversion<F, T> {
        T convert(F value, Exchange exchange) throws IOException;
    }
}
