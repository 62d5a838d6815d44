package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The bytes of a file under an inbox, and of no other: a folder that became a link on the way is noticed.
 *
 * @param inbox the watched folder, which may itself be reached by a link
 * @param path the file
 * @param bytes of the version that was described
 */
record FolderContent(Path inbox, Path path, Content bytes) implements Content {

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (!path.startsWith(inbox)) {
            throw new IOException(path + " is not in the inbox " + inbox);
        }
        for (Path folder = path.getParent(); !folder.equals(inbox); folder = folder.getParent()) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(path + " leads out of the inbox: " + folder + " is no folder any more");
            }
        }
        return bytes.open(from);
    }

    @Override
    public void verify() throws IOException {
        bytes.verify();
    }
}
