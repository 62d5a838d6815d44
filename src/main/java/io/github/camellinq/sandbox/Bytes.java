package io.github.camellinq.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/** The temporary folder that holds the uploaded files, one for each attachment. It is deleted when this is closed. */
final class Bytes implements AutoCloseable {
    /** The bucket of the attachments, and the folder below {@link #root()} in which the store keeps it. */
    static final String BUCKET = "attachments";

    private final Path root;

    Bytes() {
        try {
            root = Files.createTempDirectory("linq-sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary folder for uploads could not be created", e);
        }
    }

    /** Creates a folder of this name for other things, which is deleted as well. */
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary folder for " + name + " could not be created", e);
        }
    }

    Path root() {
        return root;
    }

    /** The file that holds the bytes of an attachment once they have arrived. */
    Path file(UUID id) {
        return root.resolve(BUCKET).resolve(id.toString());
    }

    /**
     * Stores the bytes of an attachment, in place of those from an earlier call.
     *
     * @return their SHA-256, as hex digits
     */
    String write(UUID id, InputStream in) {
        Path part = file(id).resolveSibling(id + "." + UUID.randomUUID());
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(create(part), digest)) {
            in.transferTo(out);
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            part.toFile().delete();
            throw new UncheckedIOException("An upload could not be stored completely", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static OutputStream create(Path part) throws IOException {
        try {
            return Files.newOutputStream(part);
        } catch (NoSuchFileException e) {
            // The system may have cleaned up its temporary folder.
            Files.createDirectories(part.getParent());
            return Files.newOutputStream(part);
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of an attachment could not be deleted", e);
        }
    }

    @Override
    public void close() {
        if (Files.notExists(root)) {
            // The system has already deleted it.
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The uploads could not be deleted: " + root, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
