package io.github.camellinq.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The bucket that a sandbox offers in addition to its store for attachments. S3 clients see the objects that are put here, and the
 * other way round. A key may be any text; keys are ordered by their bytes in UTF-8, as in S3. Thread-safe.
 */
public final class SandboxBucket {
    /** The name of the bucket, for {@code linq.bucket.name}. */
    public static final String NAME = "inbox";

    public static final String ACCESS_KEY = "sandbox";
    public static final String SECRET_KEY = "sandbox-secret";

    /** In bytes. Objects up to this size are kept in memory, larger ones in files. */
    private static final int SMALL = 1024;

    private static final Comparator<String> BY_UTF_8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Path folder;
    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(BY_UTF_8);
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /** @param folder where large objects are kept */
    SandboxBucket(Path folder) {
        this.folder = folder;
    }

    /** Puts an object into the bucket, in place of one that has the same key. */
    public void put(String key, byte[] bytes) {
        put(key, bytes, Map.of());
    }

    /** Puts an object with metadata into the bucket, such as {@code linq-to}. */
    public void put(String key, byte[] bytes, Map<String, String> metadata) {
        put(key, new ByteArrayInputStream(bytes), null, metadata);
    }

    /** Puts the bytes of a file into the bucket. */
    public void put(String key, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            put(key, in, null, Map.of());
        }
    }

    StoredObject put(String key, InputStream in, String type, Map<String, String> metadata) {
        MessageDigest md5 = md5();
        try {
            InputStream digested = new DigestInputStream(in, md5);
            byte[] head = digested.readNBytes(SMALL + 1);
            Path file = head.length > SMALL ? fresh() : null;
            long size = file == null ? head.length : write(file, head, digested);
            StoredObject object = new StoredObject(
                    key,
                    file == null ? head : null,
                    file,
                    size,
                    '"' + HexFormat.of().formatHex(md5.digest()) + '"',
                    // S3 keeps whole seconds.
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    type,
                    metadata,
                    Map.of());
            replace(key, object);
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException("An object could not be stored", e);
        }
    }

    private static long write(Path file, byte[] head, InputStream rest) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            return head.length + rest.transferTo(out);
        }
    }

    /** A file that no object uses yet. */
    Path fresh() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** @param object null to delete the present one */
    void replace(String key, StoredObject object) {
        discard(object == null ? objects.remove(key) : objects.put(key, object), object);
    }

    private static void discard(StoredObject old, StoredObject successor) {
        boolean same = old == null
                || old.file() == null
                || successor != null && old.file().equals(successor.file());
        if (!same) {
            try {
                // A reader that has opened it can read on.
                Files.deleteIfExists(old.file());
            } catch (IOException e) {
                throw new UncheckedIOException("The bytes of an object could not be deleted", e);
            }
        }
    }

    /** The object with this key; null when there is none. */
    StoredObject find(String key) {
        return objects.get(key);
    }

    /** The objects whose keys come after this one, in order. */
    Iterable<StoredObject> behind(String key) {
        return objects.tailMap(key, false).values();
    }

    /** The objects with this key and those after it, in order. */
    Iterable<StoredObject> from(String key) {
        return objects.tailMap(key, true).values();
    }

    /** All keys, in order. */
    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** The keys that begin with a prefix, in order. */
    public List<String> keys(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /** The bytes of an object; empty when there is none. */
    public Optional<byte[]> bytes(String key) {
        StoredObject object = objects.get(key);
        if (object == null) {
            return Optional.empty();
        }
        try (InputStream in = object.open(0)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("An object could not be read", e);
        }
    }

    /** How often S3 clients asked for the bytes of an object, or for a part of them. */
    public int reads(String key) {
        return reads.getOrDefault(key, 0);
    }

    void read(String key) {
        reads.merge(key, 1, Integer::sum);
    }

    /** The tags of an object; none when there is no such object. */
    public Map<String, String> tags(String key) {
        StoredObject object = objects.get(key);
        return object == null ? Map.of() : object.tags();
    }

    /** Deletes an object, if there is one. */
    public void delete(String key) {
        replace(key, null);
    }

    /** From now on the store answers 403 to requests that read or copy this object, or read or set its tags. */
    public void forbid(String key) {
        forbidden.add(key);
    }

    /** Allows all objects to be read again. */
    public void allowAll() {
        forbidden.clear();
    }

    boolean isForbidden(String key) {
        return forbidden.contains(key);
    }

    void clear() {
        forbidden.clear();
        reads.clear();
        keys().forEach(this::delete);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
