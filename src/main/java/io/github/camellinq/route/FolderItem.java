package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of a watched folder. */
final class FolderItem implements Item {
    private static final Logger LOG = LoggerFactory.getLogger(FolderItem.class);

    /** What the id of a file begins with, before its path. */
    static final String SCHEME = "file:";

    private final Folders folders;
    private final Path path;
    private final FileVersion version;
    private final Sidecar sidecar;
    private final Content content;
    private final String told;

    FolderItem(Folders folders, Path path, FileVersion version, Sidecar sidecar) {
        this(
                folders,
                path,
                version,
                sidecar,
                FolderContent.of(new RootedFile(folders.inbox(), path), version),
                version.id());
    }

    private FolderItem(Folders folders, Path path, FileVersion version, Sidecar sidecar, Content content, String told) {
        this.folders = folders;
        this.path = path;
        this.version = version;
        this.sidecar = sidecar;
        this.content = content;
        this.told = told;
    }

    /** The id of the file at a path. */
    static String idOf(Path path) {
        return SCHEME + path.toAbsolutePath().normalize();
    }

    @Override
    public String id() {
        return idOf(path);
    }

    @Override
    public String version() {
        return told;
    }

    /**
     * A file system gives the number of a deleted file to the next one, and a copy may keep the time of its original. A file that
     * was renamed can come back as the same file, so its bytes are compared. A file that was deleted or copied away cannot come
     * back, so a file that has changed since the send is another one.
     */
    @Override
    public Optional<Item> another(Entry last) throws IOException {
        Instant sent = last.times().sent();
        boolean another =
                !folders.renames() && version.changed().toInstant().isAfter(sent) || hasOtherBytes(last.file());
        return another ? Optional.of(as(version.id() + ";" + sent.toEpochMilli())) : Optional.empty();
    }

    private boolean hasOtherBytes(Fingerprint sent) throws IOException {
        if (sent.sha256() == null) {
            return false;
        }
        String now = Sha256.of(content);
        content.verify();
        return !now.equals(sent.sha256());
    }

    @Override
    public Item as(String itsVersion) {
        return new FolderItem(folders, path, version, sidecar, content, itsVersion);
    }

    @Override
    public String lane() {
        return lane(folders.inbox(), folder());
    }

    /** The lane of a folder of an inbox; the lane of the inbox itself when the folder is empty. */
    static String lane(Path inbox, String folder) {
        return inbox.resolve(folder).toString();
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    /** The first folder under the inbox, which names the recipient; empty for a file directly in the inbox. */
    String folder() {
        Path relative = folders.inbox().relativize(path);
        return relative.getNameCount() > 1 ? relative.getName(0).toString() : "";
    }

    @Override
    public String source() {
        return path.toString();
    }

    @Override
    public Content content() {
        return content;
    }

    private RootedFile file() {
        return new RootedFile(folders.inbox(), path);
    }

    /** The instructions beside it. */
    Sidecar sidecar() {
        return sidecar;
    }

    @Override
    public Instructions instructions() throws IOException {
        return sidecar.read();
    }

    @Override
    public String archive() throws IOException {
        return putAway(folders.deletes());
    }

    @Override
    public String archiveAgain() throws IOException {
        return putAway(false);
    }

    /** Also looks at the path itself, because the same failure names a file whose target has disappeared. */
    @Override
    public boolean isGone(NoSuchFileException failure) {
        return source().equals(failure.getFile()) && Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private String putAway(boolean delete) throws IOException {
        FileVersion now = FileVersion.of(path);
        if (!now.id().equals(version.id())) {
            LOG.warn(
                    "{} was replaced or written to while it was being sent; the file that is there now is a new delivery. If nobody"
                            + " replaced it, its writer pauses for longer than {}, which should then be longer",
                    source(),
                    Setting.QUIET_PERIOD.key());
            return source();
        }
        if (delete && now.equals(version)) {
            sidecar.follow(null, file()::delete);
            return path.toString();
        }
        Path target = folders.done().resolve(folders.inbox().relativize(path));
        return Relocation.move(file(), target.getParent(), name(), sidecar).toString();
    }

    @Override
    public String setAside(DeadLetterReport report) throws IOException {
        if (!FileVersion.of(path).id().equals(version.id())) {
            throw new ContentChangedException(path + " has changed since it was found to be undeliverable");
        }
        Path target = folders.deadLetter().resolve(folder());
        return DeadLetterFolder.setAside(file(), target, name(), sidecar, report)
                .toString();
    }
}
