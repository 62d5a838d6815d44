package io.github.camellinq.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * One object of the sandbox's bucket. Immutable: a change replaces it.
 *
 * @param bytes the bytes of a small object; null when {@code file} holds them
 * @param file the file that holds the bytes of a larger object; null when {@code bytes} holds them
 * @param size in bytes
 * @param etag with its quotes
 * @param type its Content-Type; null for none
 */
record StoredObject(
        String key,
        byte[] bytes,
        Path file,
        long size,
        String etag,
        Instant modified,
        String type,
        Map<String, String> metadata,
        Map<String, String> tags) {

    StoredObject {
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /** A stream of its bytes from this position on. */
    InputStream open(long from) throws IOException {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
        }
        return Channels.newInputStream(FileChannel.open(file).position(from));
    }

    /** A copy under another key, with a file of its own if it has one. */
    StoredObject copy(String newKey, Path newFile) throws IOException {
        if (file != null) {
            Files.copy(file, newFile);
        }
        return new StoredObject(
                newKey, bytes, file == null ? null : newFile, size, etag, Instant.now(), type, metadata, tags);
    }

    StoredObject tagged(Map<String, String> newTags) {
        return new StoredObject(key, bytes, file, size, etag, modified, type, metadata, newTags);
    }
}
