package io.github.camellinq.route;

import com.fasterxml.jackson.core.JacksonException;
import io.github.camellinq.api.Json;
import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what lies in the dead-letter folder. Does not follow links, and skips files that are still being written. */
public final class DeadLetters {

    private DeadLetters() {}

    /**
     * All dead letters of a folder and its subfolders, latest first; none when there is no such folder.
     *
     * @throws IOException when it cannot be read
     */
    public static List<SetAside> in(Path folder) throws IOException {
        List<SetAside> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            FolderWalk.through(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()
                            && !path.getFileName().toString().startsWith(".")) {
                        look(path).ifPresent(found::add);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        }
        found.sort(Comparator.comparing(SetAside::since).reversed().thenComparing(SetAside::file));
        return found;
    }

    /**
     * What a path is part of. Empty for a sidecar, for a report whose file is there and is looked at itself, and for something
     * that has just disappeared. Nothing can be found beside a name that cannot be read.
     */
    private static Optional<SetAside> look(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.endsWith(Sidecar.SUFFIX)) {
            return Optional.empty();
        }
        try {
            if (!ReadableNames.has(path)) {
                return name.endsWith(DeadLetterReport.SUFFIX)
                        ? Optional.empty()
                        : Optional.of(new SetAside(path, SetAside.State.UNREADABLE_NAME, null, touched(path)));
            }
            if (name.endsWith(DeadLetterReport.SUFFIX) && !exists(SetAside.reportOf(path))) {
                Path file = path.resolveSibling(name.substring(0, name.length() - DeadLetterReport.SUFFIX.length()));
                return exists(file) ? Optional.empty() : Optional.of(at(file, path));
            }
            return Optional.of(at(path, path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static SetAside at(Path file, Path there) throws IOException {
        Instant touched = touched(there);
        boolean present = file.equals(there);
        Path beside = SetAside.reportOf(file);
        if (!exists(beside)) {
            return new SetAside(file, SetAside.State.NO_REPORT, null, touched);
        }
        DeadLetterReport report = read(beside);
        if (report == null) {
            SetAside.State state = present ? SetAside.State.UNREADABLE_REPORT : SetAside.State.NO_FILE;
            return new SetAside(file, state, null, touched);
        }
        SetAside.State state = present ? SetAside.State.WHOLE : SetAside.State.NO_FILE;
        return new SetAside(file, state, report, when(report, touched));
    }

    private static Instant touched(Path path) throws IOException {
        return Instant.ofEpochMilli(FileVersion.of(path).lastTouched(System.currentTimeMillis()));
    }

    /** Null when it is not a report of camel-linq. */
    static DeadLetterReport read(Path beside) throws IOException {
        return parse(Files.readAllBytes(beside));
    }

    /** Null when it is not a report of camel-linq. */
    static DeadLetterReport parse(byte[] json) throws IOException {
        try {
            DeadLetterReport report = Json.MAPPER.readValue(json, DeadLetterReport.class);
            return report == null || report.source() == null || report.reason() == null ? null : report;
        } catch (JacksonException e) {
            // Somebody else's file, or half of one; the state says so.
            return null;
        }
    }

    static Instant when(DeadLetterReport report, Instant otherwise) {
        try {
            return report.lastAttempt() == null ? otherwise : Instant.parse(report.lastAttempt());
        } catch (DateTimeParseException e) {
            // Written by hand; the file system's time is as good.
            return otherwise;
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
