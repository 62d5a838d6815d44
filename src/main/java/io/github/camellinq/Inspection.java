package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.check.RouteCheck;
import io.github.camellinq.check.Source;
import io.github.camellinq.settings.BucketPlaces;
import io.github.camellinq.settings.FolderPlaces;
import io.github.camellinq.settings.RealPath;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsSurvey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * Finds the faults of routes and settings from their text alone: nothing runs, and no folder, ledger, bucket or service is
 * accessed.
 */
final class Inspection {
    private final SettingsFile settingsFile;
    private final SettingsSurvey survey;
    private final TreeSet<Fault> faults = new TreeSet<>();
    private final List<Path> watched = new ArrayList<>();
    private final List<String> buckets = new ArrayList<>();
    private final Map<String, String> texts;
    private final List<Source> sources;

    private Inspection(CamelContext context, RouteFiles files) throws IOException {
        settingsFile = SettingsFile.read(files.settingsFile());
        faults.addAll(settingsFile.faults());
        survey = SettingsSurvey.of(context, Setting.FROM, Setting.API_KEY);
        survey.faults().forEach(fault -> faults.add(settingsFile.fault(fault)));
        MainSettings.faults(context).forEach(fault -> faults.add(settingsFile.fault(fault)));
        String packed = context.getPropertiesComponent()
                .resolveProperty(Setting.ROUTES.key())
                .orElse("");
        List<Fault> unread = new ArrayList<>();
        texts = files.texts(packed, (file, failure) -> unread.add(unreadable(file, failure)));
        RouteCheck check = new RouteCheck(context, texts, unread.isEmpty());
        faults.addAll(unread);
        faults.addAll(check.faults());
        sources = check.sources();
        sources.forEach(this::watch);
    }

    /**
     * Inspects all of them.
     *
     * @param context holds the settings; not started, and without routes
     * @throws IOException when the settings file cannot be read
     */
    static Inspection of(CamelContext context, RouteFiles files) throws IOException {
        return new Inspection(context, files);
    }

    private static Fault unreadable(String file, IOException failure) {
        return new Fault(
                file,
                0,
                failure instanceof CharacterCodingException
                        ? "this file is not UTF-8 text: save it as UTF-8"
                        : "this file cannot be read: " + failure);
    }

    private void watch(Source source) {
        if (source.parked() && source.kamelet().startsWith("linq-")) {
            faults.add(new Fault(
                    source.file(),
                    source.line(),
                    source.kamelet()
                            + " takes nothing while its route is not started, and autoStartup: false never starts it: files would"
                            + " wait forever; give the route a precondition instead"));
        }
        String directory = source.properties().get("directory");
        if (source.kamelet().equals("linq-folder-source") && directory != null && !directory.contains("{{")) {
            folder(source, directory, survey.settings()).ifPresent(watched::add);
        }
        String bucket = source.properties().getOrDefault("bucket", "");
        String prefix = source.properties().getOrDefault("prefix", "");
        if (source.kamelet().equals("linq-bucket-source") && !bucket.isBlank() && !(bucket + prefix).contains("{{")) {
            bucket(source, BucketPlaces.of(bucket, prefix), prefix);
        }
    }

    private void bucket(Source source, String place, String prefix) {
        Settings.BucketSettings settings = survey.settings().bucket();
        // A fault of the settings' prefix is reported with the settings.
        BucketPlaces.fault(prefix, settings)
                .filter(fault -> !prefix.equals(settings.prefix()))
                .ifPresent(fault -> faults.add(new Fault(source.file(), source.line(), fault)));
        if (buckets.stream().anyMatch(other -> BucketPlaces.overlap(place, other))) {
            faults.add(new Fault(
                    source.file(),
                    source.line(),
                    place
                            + " is watched by another route too, or lies in or around what that route watches; both take each"
                            + " object in it, each for its own recipient"));
        }
        buckets.add(place);
    }

    private Optional<Path> folder(Source source, String directory, Settings settings) {
        try {
            Path folder = Path.of(directory).toAbsolutePath().normalize();
            // A fault of the inbox is reported with the settings.
            FolderPlaces.fault(folder, settings)
                    .filter(fault -> !folder.equals(settings.inbox()))
                    .ifPresent(fault -> faults.add(new Fault(source.file(), source.line(), fault)));
            if (watched.stream().anyMatch(other -> RealPath.overlap(folder, other))) {
                faults.add(new Fault(
                        source.file(),
                        source.line(),
                        "'directory' is '" + directory
                                + "': another route watches this folder too, or a folder in it or around it,"
                                + " and either of them may take a file"));
            }
            return Optional.of(folder);
        } catch (InvalidPathException e) {
            faults.add(new Fault(
                    source.file(),
                    source.line(),
                    "'directory' is '" + directory + "', which is not a valid path: " + e.getReason()));
            return Optional.empty();
        }
    }

    /** Every fault, in the order of files and lines. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The settings and their faults, which are among {@link #faults} as well. */
    SettingsSurvey survey() {
        return survey;
    }

    /** A fault of a setting that was found elsewhere, with the line that sets it; the words begin with the setting's key. */
    Fault ofSetting(String words) {
        return settingsFile.fault(words);
    }

    /** The endpoints from which messages come. */
    List<Source> sources() {
        return sources;
    }

    /** The folders that routes watch. */
    List<Path> watched() {
        return watched;
    }

    /** How many files were inspected, in words. */
    String looked() {
        long packed = texts.keySet().stream()
                .filter(name -> name.startsWith("classpath:"))
                .count();
        return Shown.count(texts.size() - packed, "file") + " in the folder, " + Shown.count(packed, "file")
                + " in this jar";
    }
}
