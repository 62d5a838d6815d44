package io.github.camellinq.route;

import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a {@link Delivery} of a file that the consumer found: its bytes become the body, and its folder names the recipient. */
public class FolderSource implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

    private CamelContext context;
    private Path directory;
    private Folders folders;
    private String to;
    private String text;

    /**
     * @throws IllegalArgumentException when no folder is named, or when it would contain files that nobody dropped there, such as
     *     those that are put away
     */
    public void init() {
        if (directory.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "the directory of a linq-folder-source is empty: name the folder to watch");
        }
        LinqService service = LinqService.of(context);
        folders = Folders.of(directory, service.settings());
        service.ledger();
        service.places().add(folders.inbox(), to);
    }

    /**
     * Puts the file's bytes, name, recipient and text on the message. Ends the visit when the file is gone, when its sidecar has
     * come or changed since the file was found, when the intake has paused, or when a route that delivers is about to stop. The due
     * time of the next visit is set before anything can fail.
     */
    public void take(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        File file = (File) message.getBody(WrappedFile.class).getFile();
        FolderItem item;
        try {
            item = folders.item(file.toPath());
        } catch (NoSuchFileException e) {
            LOG.debug("{} disappeared before it was taken", file);
            exchange.setRouteStop(true);
            return;
        }
        Intake intake = LinqService.of(context).intake();
        if (!RoutesOnward.run(context, exchange.getFromRouteId())
                || !item.sidecar().isQuiet(intake)
                || !intake.admits(item)) {
            exchange.setRouteStop(true);
            return;
        }
        Visiting.begin(exchange, item, LinqService.of(context));
        Offer.put(message, item, item.folder(), to, text);
    }

    /** The watched folder. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    /** Who gets a file directly in the folder; when not given, the setting applies. */
    public void setTo(String to) {
        this.to = to;
    }

    /** A text that goes before each file. */
    public void setText(String text) {
        this.text = text;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
