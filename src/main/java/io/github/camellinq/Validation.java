package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.check.Source;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerLook;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.FolderRights;
import io.github.camellinq.route.HealthRules;
import io.github.camellinq.route.KeyInquiry;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsSurvey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.impl.DefaultCamelContext;

/** The faults of an installation, and what was checked to find them. */
final class Validation {
    private final Inspection inspection;
    private final TreeSet<Fault> faults;
    private final Map<String, String> looked = new LinkedHashMap<>();

    private Validation(Inspection inspection) {
        this.inspection = inspection;
        this.faults = new TreeSet<>(inspection.faults());
    }

    /**
     * Checks the whole installation.
     *
     * @param withSandbox whether to leave out what a sandbox brings with it: the key, the sending line and the bucket
     */
    static Validation of(RouteFiles files, boolean withSandbox) throws IOException {
        try (DefaultCamelContext context = files.context(withSandbox ? SandboxTour.standIns() : Map.of())) {
            Validation validation = new Validation(Inspection.of(context, files));
            validation.looked.put("Routes", validation.inspection.looked());
            validation.looked.put(
                    "Settings", Shown.path(files.settingsFile().toAbsolutePath()) + " and the environment");
            SettingsSurvey survey = validation.inspection.survey();
            validation.folders(survey.settings());
            validation.ledger(survey.settings());
            validation.bucket(survey);
            if (!withSandbox) {
                validation.key(survey.settings());
            }
            return validation;
        }
    }

    /** Every fault, in the order of files and lines. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** What was checked, and its state, in the order of checking. */
    Map<String, String> looked() {
        return looked;
    }

    private void add(String fault) {
        faults.add(inspection.ofSetting(fault));
    }

    private void folders(Settings settings) {
        FolderRights.faultsAtStart(settings, inspection.watched()).forEach(this::add);
        List<String> names = new ArrayList<>();
        for (Path folder : new Path[] {settings.inbox(), settings.done(), settings.deadLetter()}) {
            names.add(folder == null ? "?" : Shown.path(folder));
        }
        inspection.watched().stream()
                .map(Shown::path)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        looked.put("Folders", String.join(", ", names));
    }

    private void ledger(Settings settings) {
        LedgerSettings ledger = Installation.ledgerSettings(settings);
        if (!settings.ledgerUrl().startsWith("jdbc:sqlite:")
                && !settings.ledgerUrl().startsWith("jdbc:postgresql:")) {
            return;
        }
        try {
            int version = LedgerLook.version(ledger);
            String owner = LedgerLook.hasOneOwner(ledger)
                    ? LedgerLook.owner(ledger)
                            .map(process -> ", in use by " + process)
                            .orElse(", not in use")
                    : "";
            looked.put(
                    "Ledger",
                    version == 0
                            ? "not there yet; run can create it"
                            : "there, with tables of version " + version + owner);
        } catch (LedgerException e) {
            add(Setting.LEDGER_URL.key() + ": " + e.getMessage());
        }
    }

    private void bucket(SettingsSurvey survey) {
        if (survey.faults().stream().anyMatch(fault -> fault.startsWith("linq.bucket."))) {
            return;
        }
        try (BucketVisit bucket =
                BucketVisit.of(survey.settings(), Installation.PATIENCE).orElse(null)) {
            if (bucket != null) {
                look(bucket).ifPresent(fault -> add(Setting.BUCKET_NAME.key() + ": " + fault));
            }
        } catch (IllegalStateException e) {
            add(Setting.BUCKET_NAME.key() + ": " + HealthRules.bucket(e.getMessage()));
        }
        inspection.sources().stream()
                .filter(source -> source.kamelet().equals("linq-bucket-source"))
                .forEach(source -> ownBucket(source, survey.settings()));
    }

    /** Checks a bucket that a route names and the settings do not. */
    private void ownBucket(Source source, Settings settings) {
        String name = source.properties().getOrDefault("bucket", "");
        if (name.isBlank()
                || name.contains("{{")
                || name.equals(settings.bucket().name())) {
            return;
        }
        String prefix = source.properties().getOrDefault("prefix", "");
        try (BucketVisit bucket = BucketVisit.of(settings, name, prefix, Installation.PATIENCE)) {
            look(bucket).ifPresent(fault -> faults.add(new Fault(source.file(), source.line(), fault)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            faults.add(new Fault(source.file(), source.line(), HealthRules.bucket(e.getMessage())));
        }
    }

    private Optional<String> look(BucketVisit bucket) {
        Optional<String> fault = bucket.fault();
        if (fault.isEmpty()) {
            looked.merge("Bucket", bucket.source() + ", can be listed", (known, one) -> known + "; " + one);
        }
        return fault;
    }

    private void key(Settings settings) throws IOException {
        // A setting that is missing or wrong is already a fault.
        if (settings.apiKey() == null || settings.baseUrl() == null || settings.apiTimeout() == null) {
            return;
        }
        KeyInquiry.fault(settings).ifPresent(this::add);
        looked.put("Key", "accepted by " + settings.baseUrl());
    }
}
