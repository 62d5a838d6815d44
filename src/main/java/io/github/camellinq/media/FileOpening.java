package io.github.camellinq.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A way to open a file. */
@FunctionalInterface
public interface FileOpening {

    /**
     * Opens the file at its beginning, for reading. The caller closes the channel.
     *
     * @throws IOException when the file is gone, is a link, or cannot be read
     */
    SeekableByteChannel open() throws IOException;
}
