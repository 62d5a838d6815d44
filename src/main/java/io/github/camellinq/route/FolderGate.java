package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the {@link Intake} about one watched folder: whether to look at all, and whether to take each folder and file in it. */
public class FolderGate implements GenericFileFilter<File>, PollingConsumerPollStrategy, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(FolderGate.class);

    /** Each refused path is logged once, up to this many. */
    private static final int MOST_NAMED = 10_000;

    /** What Java puts in place of bytes that are not a character. A name that contains it leads to no file. */
    private static final char UNREADABLE = '\uFFFD';

    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns();
    private StillFolders folders;
    private CamelContext context;
    private Intake intake;

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (!RoutesOnward.runOrSay(context, consumer)
                || !intake.isOpen()
                || intake.hasNoVisits() && folders.areStill()) {
            return false;
        }
        FileEndpoint file = (FileEndpoint) endpoint;
        File watched = file.getFile();
        turns.begin(file.getMaxMessagesPerPoll());
        folders.begin(watched);
        if (!watched.isDirectory() || !watched.canRead()) {
            sayMissing(watched.getAbsolutePath());
        }
        return true;
    }

    /** For the consumer, a missing folder is a folder without files. */
    private void sayMissing(String watched) {
        LinqService service = LinqService.of(context);
        if (service.told().rest("watched:" + watched, service.clock().instant().plus(PostponeLog.QUIET))) {
            LOG.warn(
                    "{} is watched but is not a folder that can be read: nothing is taken from it until it is one. This is logged at most every {} minutes",
                    watched,
                    PostponeLog.QUIET.toMinutes());
        }
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        folders.pass(file.getRelativeFilePath());
        try {
            return file.isDirectory()
                    ? mayList(file)
                    : mayTake(file, file.getFile().toPath());
        } catch (InvalidPathException e) {
            nameOnce(file.getAbsoluteFilePath(), Obstruction.UNREADABLE_NAME);
            return false;
        }
    }

    private boolean mayList(GenericFile<File> folder) {
        if (folders.isStillEmpty(folder.getFile()) || DroppedNames.isIgnored(folder.getFileNameOnly())) {
            return false;
        }
        Path path = folder.getFile().toPath();
        if (!hasItsTurn(folder, path)) {
            folders.leave();
            return false;
        }
        if (!isFree(path, Obstruction.ofFolder(path, folder.getRelativeFilePath()))) {
            return false;
        }
        folders.list(folder.getFile(), folder.getRelativeFilePath());
        return true;
    }

    private boolean mayTake(GenericFile<File> file, Path path) {
        if (DroppedNames.isIgnored(file.getFileNameOnly())) {
            return false;
        }
        if (!hasItsTurn(file, path) || !intake.isDue(path)) {
            folders.leave();
            return false;
        }
        boolean admitted = isQuietFile(path) && hasQuietSidecar(path);
        if (admitted) {
            folders.leave();
            turns.admitted(owner(file));
        }
        return admitted;
    }

    private boolean hasItsTurn(GenericFile<File> file, Path path) {
        String owner = owner(file);
        return turns.mayList(owner)
                && !(intake.hasRests() && intake.isResting(FolderItem.lane(inbox(file, path), owner)));
    }

    private static Path inbox(GenericFile<File> file, Path path) {
        Path inbox = path.toAbsolutePath().normalize();
        for (int depth = Path.of(file.getRelativeFilePath()).getNameCount(); depth > 0; depth--) {
            inbox = inbox.getParent();
        }
        return inbox;
    }

    private boolean isQuietFile(Path path) {
        try {
            FileVersion version = FileVersion.of(path);
            return isFree(path, Obstruction.ofFile(path, version)) && isQuiet(version);
        } catch (IOException e) {
            folders.leave();
            if (path.toString().indexOf(UNREADABLE) >= 0) {
                nameOnce(path, Obstruction.UNREADABLE_NAME);
            } else {
                LOG.debug("{} disappeared or cannot be read", path, e);
            }
            return false;
        }
    }

    /** Half-written instructions must not be used, so a file also waits for its sidecar. */
    private boolean hasQuietSidecar(Path path) {
        Path sidecar = Sidecar.beside(path);
        try {
            Optional<FileVersion> version = Sidecar.look(sidecar);
            return version.isEmpty()
                    || isFree(path, Obstruction.ofSidecar(sidecar, version.get())) && isQuiet(version.get());
        } catch (IOException e) {
            folders.leave();
            LOG.debug("{} cannot be read", sidecar, e);
            return false;
        }
    }

    private boolean isQuiet(FileVersion version) {
        boolean quiet = intake.isQuiet(version);
        if (!quiet) {
            folders.leaveUntil(intake.quietAt(version));
        }
        return quiet;
    }

    private boolean isFree(Path path, Optional<String> obstruction) {
        obstruction.ifPresent(why -> nameOnce(path, why));
        return obstruction.isEmpty();
    }

    private void nameOnce(Path path, String why) {
        nameOnce(path.toAbsolutePath().normalize().toString(), why);
    }

    private void nameOnce(String path, String why) {
        if (named.size() < MOST_NAMED && named.add(path)) {
            LOG.warn("{} stays where it is and is not sent: {}", path, why);
        }
    }

    /** The first folder under the inbox, which has its turn as a whole; empty for the inbox itself. */
    private static String owner(GenericFile<File> file) {
        String relative = file.getRelativeFilePath();
        int end = relative.indexOf(File.separatorChar);
        return end >= 0 ? relative.substring(0, end) : file.isDirectory() ? relative : "";
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // Files are counted when they are admitted.
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        LOG.warn("{} could not be polled; the next poll tries again: {}", endpoint, cause.toString());
        return false;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        LinqService service = LinqService.of(context);
        this.intake = service.intake();
        this.folders = new StillFolders(service.clock(), service.settings().quietPeriod());
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
