package io.github.camellinq.route;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camellinq.api.Json;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Puts a file and the report of what is wrong with it side by side into a folder. The report is written first and keeps the
 * name free for its file: so there is no moment at which the file has no report, is in two places or in none, and a move
 * that was killed in the middle is simply done again.
 */
final class DeadLetterFolder {
    private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

    private DeadLetterFolder() {}

    /** Moves a file and its sidecar; returns where the file is now. */
    static Path setAside(RootedFile file, Path folder, String name, Sidecar sidecar, DeadLetterReport report)
            throws IOException {
        Path target = reserve(folder, name, sidecar, report);
        sidecar.follow(target, () -> Relocation.moveTo(file, target));
        return target;
    }

    /** Writes the report under the first name that is free for the file. */
    private static synchronized Path reserve(Path folder, String name, Sidecar sidecar, DeadLetterReport report)
            throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; ; number++) {
            Path target = folder.resolve(PlaceNames.fitting(name, number, DeadLetterReport.SUFFIX));
            Path beside = target.resolveSibling(target.getFileName() + DeadLetterReport.SUFFIX);
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                    && sidecar.mayStandBeside(target)
                    && isWritten(beside, report)) {
                return target;
            }
        }
    }

    /** Whether the report could have its name, which another node may take at the same moment; else nothing is left behind. */
    private static boolean isWritten(Path beside, DeadLetterReport report) throws IOException {
        boolean left = Files.exists(beside, LinkOption.NOFOLLOW_LINKS);
        if (left && !isOf(beside, report)) {
            return false;
        }
        Path draft = beside.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            write(draft, WRITER.writeValueAsBytes(report));
            if (left) {
                Files.move(draft, beside, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Relocation.moveToFree(draft, beside);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            // It has got its name, or leaves nothing behind.
            Files.deleteIfExists(draft);
        }
    }

    /** A report without its file was left by a move that was killed: its name is free for the same file only. */
    private static boolean isOf(Path beside, DeadLetterReport report) throws IOException {
        try {
            DeadLetterReport left = Json.MAPPER.readValue(Files.readAllBytes(beside), DeadLetterReport.class);
            return report.source().equals(left.source());
        } catch (JacksonException e) {
            // Not one of our reports, so somebody else's file: it stays.
            return false;
        }
    }

    /** All of it, or it fails: a full disk may take the first part of a text without a word. */
    private static void write(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Channels.newOutputStream(channel).write(bytes);
            channel.force(true);
        } catch (IOException e) {
            throw Relocation.sayingWhere(e, path.getParent());
        }
    }
}
