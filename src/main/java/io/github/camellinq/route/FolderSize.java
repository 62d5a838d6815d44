package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * How much lies in a folder and its subfolders.
 *
 * @param files the number of regular files, without sidecars; links are not followed
 * @param bytes how many bytes they hold
 */
public record FolderSize(long files, long bytes) {

    /** Counts. Whatever is missing or cannot be read counts as nothing. */
    public static FolderSize of(Path folder) throws IOException {
        long[] sum = new long[2];
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return new FolderSize(0, 0);
        }
        FolderWalk.through(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !path.getFileName().toString().endsWith(Sidecar.SUFFIX)) {
                    sum[0]++;
                    sum[1] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return new FolderSize(sum[0], sum[1]);
    }
}
