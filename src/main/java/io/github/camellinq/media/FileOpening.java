package io.github.camellinq.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A way to open a file. */
@FunctionalInterface
public interface FileOpening {

    /**
     * Opens it at its beginning, to be read; the caller closes it.
     *
     * @throws IOException when it is gone, a link, or cannot be read
     */
    SeekableByteChannel open() throws IOException;
}
