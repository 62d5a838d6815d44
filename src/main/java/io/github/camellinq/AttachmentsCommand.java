package io.github.camellinq;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.MissingLedgerException;
import io.github.camellinq.route.AttachmentDeletion;
import io.github.camellinq.settings.Aliases;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code camel-linq attachments}: lists the attachments that are still at Linq, and deletes them there. */
@Command(
        name = "attachments",
        description = "Lists the attachments that are still at Linq, oldest first, or deletes them there.",
        footer = {
            "",
            "--to HANDLE also finds the groups that the handle belongs to, and the chats in which the ledger knows that it"
                    + " received something.",
            "Deletion cannot be undone. A message whose attachment is deleted stays, without the attachment. An attachment"
                    + " that an unfinished delivery still needs is not deleted. The exit status is 1 when a selected"
                    + " attachment was not deleted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class AttachmentsCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(
            names = "--to",
            paramLabel = "HANDLE",
            description = "Only attachments for this recipient: a handle, a chat or an alias.")
    private String to;

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description = "Only attachments uploaded before this time: " + TimeWord.DESCRIPTION + ".",
            converter = TimeWord.class)
    private Instant before;

    @Option(names = "--delete", description = "Delete them at Linq permanently.")
    private boolean delete;

    @Option(names = "--all", description = "With --delete: every attachment, whatever its recipient and time.")
    private boolean all;

    @Option(names = "--dry-run", description = "With --delete: print what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (delete && to == null && before == null && !all) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Choose what to delete: --to HANDLE, --before TIME, or --all for every attachment");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (CamelContext context = installation.context()) {
            Settings settings =
                    Settings.of(context, delete && !dryRun ? new Setting[] {Setting.API_KEY} : new Setting[0]);
            String recipient = recipient(context);
            try (Ledger ledger = Installation.ledger(settings)) {
                List<Entry> entries = ledger.attachments(recipient, before == null ? Instant.now() : before);
                if (!delete || entries.isEmpty()) {
                    list(entries, out);
                    return 0;
                }
                context.start();
                return delete(entries, context, ledger);
            } catch (MissingLedgerException e) {
                out.println(e.getMessage() + ". Nothing has been uploaded yet.");
                return 0;
            }
        }
    }

    private String recipient(CamelContext context) {
        try {
            return to == null ? null : Aliases.recipient(context, to);
        } catch (LinqRejectedException e) {
            throw new ParameterException(spec.commandLine(), "--to: " + e.getMessage());
        }
    }

    private int delete(List<Entry> entries, CamelContext context, Ledger ledger) throws Exception {
        Map<String, Entry> each = new LinkedHashMap<>();
        entries.forEach(entry -> each.putIfAbsent(entry.attachmentId(), entry));
        try (AttachmentDeletion deletion = new AttachmentDeletion(context, ledger)) {
            return new Deleting(deletion, spec.commandLine().getOut(), dryRun).all(List.copyOf(each.values()));
        }
    }

    private static void list(List<Entry> entries, PrintWriter out) {
        if (entries.isEmpty()) {
            out.println("As far as the ledger knows, no such attachments are at Linq.");
            return;
        }
        Table table = new Table("UPLOADED", "SIZE", "RECIPIENT", "ATTACHMENT_ID", "FILE");
        for (Entry entry : entries) {
            table.add(
                    null,
                    Shown.time(entry.times().uploaded()),
                    Shown.bytes(entry.file().size()),
                    Shown.word(entry.key().recipient()),
                    Shown.word(entry.attachmentId()),
                    Shown.word(entry.file().name()));
        }
        table.print(out);
        out.println();
        long different = entries.stream().map(Entry::attachmentId).distinct().count();
        out.println(Shown.count(different, "attachment") + ". To delete them at Linq, add --delete.");
    }
}
