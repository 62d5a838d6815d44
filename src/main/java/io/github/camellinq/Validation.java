package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.check.RouteCheck;
import io.github.camellinq.check.Source;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.FolderRights;
import io.github.camellinq.route.KeyInquiry;
import io.github.camellinq.route.Setting;
import io.github.camellinq.route.Settings;
import io.github.camellinq.route.SettingsSurvey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.impl.DefaultCamelContext;

/** What is wrong with an installation, and what was looked at to find it. */
final class Validation {

    /** A store that says nothing for so long does not work. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RouteFiles files;
    private final SettingsFile settingsFile;
    private final TreeSet<Fault> faults = new TreeSet<>();
    private final Map<String, String> looked = new LinkedHashMap<>();

    private Validation(RouteFiles files) throws IOException {
        this.files = files;
        this.settingsFile = SettingsFile.read(files.settingsFile());
    }

    /**
     * Looks at all there is to look at.
     *
     * @param withSandbox whether what the sandbox brings itself is left out
     */
    static Validation of(Installation installation, boolean withSandbox) throws IOException {
        Validation validation = new Validation(installation.files());
        try (DefaultCamelContext context = installation.context()) {
            if (withSandbox) {
                SandboxTour.standIns().forEach(context.getPropertiesComponent()::addOverrideProperty);
            }
            SettingsSurvey survey = SettingsSurvey.of(context, Setting.FROM, Setting.API_KEY);
            List<Path> watched = validation.routes(context, survey.settings());
            validation.settings(survey);
            validation.folders(survey.settings(), watched);
            validation.ledger(survey.settings());
            validation.bucket(survey);
            if (!withSandbox) {
                validation.key(survey.settings());
            }
        }
        return validation;
    }

    /** Every fault, in the order of the files and lines. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** What was looked at, and how it is. */
    Map<String, String> looked() {
        return looked;
    }

    /** What is no fault, and may be an oversight. */
    List<String> notes() {
        return files.leftOut().stream()
                .map(file -> file + " is not loaded, a route file's name ends in " + RouteFiles.SUFFIX)
                .toList();
    }

    private List<Path> routes(DefaultCamelContext context, Settings settings) {
        String packed = context.getPropertiesComponent()
                .resolveProperty(Setting.ROUTES.key())
                .orElse("");
        Map<String, String> texts = files.texts(
                packed,
                (file, failure) -> faults.add(new Fault(
                        file,
                        0,
                        failure instanceof CharacterCodingException
                                ? "it is no text in UTF-8: save it as that"
                                : "it cannot be read: " + failure)));
        RouteCheck check = new RouteCheck(context, texts);
        faults.addAll(check.faults());
        long ours = texts.keySet().stream()
                .filter(name -> name.startsWith("classpath:"))
                .count();
        looked.put(
                "Routes",
                Shown.count(texts.size() - ours, "file") + " of the folder, " + Shown.count(ours, "file")
                        + " of this jar");
        List<Path> watched = new ArrayList<>();
        for (Source source : check.sources()) {
            String directory = source.properties().get("directory");
            if (source.kamelet().equals("linq-folder-source") && directory != null && !directory.contains("{{")) {
                watched(source, directory, settings).ifPresent(watched::add);
            }
        }
        return watched;
    }

    private Optional<Path> watched(Source source, String directory, Settings settings) {
        try {
            Path folder = Path.of(directory).toAbsolutePath().normalize();
            // What is wrong with the inbox is told with the settings.
            FolderRights.overlap(folder, settings)
                    .filter(fault -> !folder.equals(settings.inbox()))
                    .ifPresent(fault -> faults.add(new Fault(source.file(), source.line(), fault)));
            return Optional.of(folder);
        } catch (InvalidPathException e) {
            faults.add(new Fault(
                    source.file(),
                    source.line(),
                    "'directory' is '" + directory + "', which is no path: " + e.getReason()));
            return Optional.empty();
        }
    }

    private void settings(SettingsSurvey survey) {
        survey.faults().forEach(fault -> faults.add(settingsFile.fault(fault)));
        looked.put("Settings", Shown.path(files.settingsFile().toAbsolutePath()) + " and the environment");
    }

    private void folders(Settings settings, List<Path> watched) {
        FolderRights.faultsAtStart(settings, watched).forEach(fault -> faults.add(settingsFile.fault(fault)));
        List<String> names = new ArrayList<>();
        for (Path folder : new Path[] {settings.inbox(), settings.done(), settings.deadLetter()}) {
            names.add(folder == null ? "?" : Shown.path(folder));
        }
        watched.stream().map(Shown::path).filter(name -> !names.contains(name)).forEach(names::add);
        looked.put("Folders", String.join(", ", names));
    }

    private void ledger(Settings settings) {
        LedgerSettings ledger = Installation.ledgerSettings(settings);
        if (!settings.ledgerUrl().startsWith("jdbc:sqlite:")
                && !settings.ledgerUrl().startsWith("jdbc:postgresql:")) {
            return;
        }
        try {
            int version = JdbcLedger.look(ledger);
            String owner = JdbcLedger.hasOneOwner(ledger)
                    ? JdbcLedger.owner(ledger)
                            .map(process -> ", in use by " + process)
                            .orElse(", not in use")
                    : "";
            looked.put(
                    "Ledger",
                    version == 0
                            ? "not there yet, run can make it"
                            : "there, its tables are of version " + version + owner);
        } catch (LedgerException e) {
            faults.add(settingsFile.fault(Setting.LEDGER_URL.key() + ": " + e.getMessage()));
        }
    }

    private void bucket(SettingsSurvey survey) {
        if (survey.faults().stream().anyMatch(fault -> fault.startsWith("linq.bucket."))) {
            return;
        }
        try (BucketVisit bucket = BucketVisit.of(survey.settings(), PATIENCE).orElse(null)) {
            if (bucket != null) {
                bucket.look();
                looked.put("Bucket", bucket.source() + ", can be listed");
            }
        } catch (IOException | IllegalStateException e) {
            faults.add(
                    settingsFile.fault(Setting.BUCKET_NAME.key() + ": the bucket cannot be listed: " + e.getMessage()));
        }
    }

    private void key(Settings settings) throws IOException {
        // What is missing or wrong is told as a setting.
        if (settings.apiKey() == null || settings.baseUrl() == null || settings.apiTimeout() == null) {
            return;
        }
        KeyInquiry.fault(settings).ifPresent(fault -> faults.add(settingsFile.fault(fault)));
        looked.put("Key", settings.baseUrl() + " takes it");
    }
}
