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

/** The temporary folder with the uploaded files, one for each attachment. It goes when this is closed. */
final class Bytes implements AutoCloseable {
    /** Also the folder below {@link #root()} in which the store keeps this bucket. */
    static final String BUCKET = "attachments";

    private final Path root;

    Bytes() {
        try {
            root = Files.createTempDirectory("linq-sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for uploads", e);
        }
    }

    /** A folder of this name for other things, which goes too. */
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for " + name, e);
        }
    }

    Path root() {
        return root;
    }

    /** Where the bytes of an attachment are once they have arrived. */
    Path file(UUID id) {
        return root.resolve(BUCKET).resolve(id.toString());
    }

    /**
     * Takes the bytes of an attachment; a second time puts the new ones in place of the old.
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
            throw new UncheckedIOException("An upload broke off", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static OutputStream create(Path part) throws IOException {
        try {
            return Files.newOutputStream(part);
        } catch (NoSuchFileException e) {
            // The system's temporary folder is tidied up now and then.
            Files.createDirectories(part.getParent());
            return Files.newOutputStream(part);
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of an attachment cannot be removed", e);
        }
    }

    @Override
    public void close() {
        if (Files.notExists(root)) {
            // Tidied away already.
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The uploads cannot be removed: " + root, e);
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
