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
 * Puts a file and the report about it side by side into a folder. The report is written first and reserves the name for its file,
 * so the file is never without a report, in two places or in none. A move that was killed in between is done again.
 */
final class DeadLetterFolder {
    private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

    private DeadLetterFolder() {}

    /** Moves a file and its sidecar, and returns where the file is now. */
    static Path setAside(RootedFile file, Path folder, String name, Sidecar sidecar, DeadLetterReport report)
            throws IOException {
        Path target = reserve(folder, name, sidecar, report);
        sidecar.follow(target, () -> Relocation.moveTo(file, target));
        return target;
    }

    /** Writes the report under the first name that is free for the file, and returns the file's new place. */
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

    /** Whether the report got its name, which another node may take at the same moment. If not, nothing is left behind. */
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
            // The draft was renamed, or must not stay behind.
            Files.deleteIfExists(draft);
        }
    }

    /** A report without its file was left by a killed move. Its name is free for the same file only. */
    private static boolean isOf(Path beside, DeadLetterReport report) throws IOException {
        try {
            DeadLetterReport left = Json.MAPPER.readValue(Files.readAllBytes(beside), DeadLetterReport.class);
            return report.source().equals(left.source());
        } catch (JacksonException e) {
            // Not a report of camel-linq, so it is somebody else's file and stays.
            return false;
        }
    }

    /** Writes all bytes or fails: a full disk may otherwise take only the first of them without an error. */
    private static void write(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Channels.newOutputStream(channel).write(bytes);
            channel.force(true);
        } catch (IOException e) {
            throw Relocation.sayingWhere(e, path.getParent());
        }
    }
}
