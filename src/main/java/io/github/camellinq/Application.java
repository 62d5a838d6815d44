package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.route.LinqService;
import io.github.camellinq.route.WatchedPlaces;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code run} starts: the routes and settings of a folder, and the sandbox that receives their messages, if there is one. */
final class Application {
    private final CommandSpec spec;
    private final Sandbox sandbox;

    /** @param sandbox null when messages go to Linq */
    Application(CommandSpec spec, Sandbox sandbox) {
        this.spec = spec;
        this.sandbox = sandbox;
    }

    /** Returns an application that checks its settings before anything starts, and greets once everything has started. */
    Main greeting(RouteFiles files) throws IOException {
        Main main = loading(files);
        main.addMainListener(new Checks());
        main.addMainListener(new Greets());
        return main;
    }

    /** Returns an application that checks its settings before anything starts, and prints a sentence once everything has started. */
    Main saying(RouteFiles files, String sentence) throws IOException {
        Main main = loading(files);
        main.addMainListener(new Checks());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                say(sentence);
            }
        });
        return main;
    }

    private Main loading(RouteFiles files) throws IOException {
        Main main = files.main();
        main.configure().withName("camel-linq");
        main.configure().withShutdownTimeout(60);
        // A call to a direct route that does not exist fails at once. Otherwise it would block a worker, and a
        // shutdown, for 30 seconds.
        main.addInitialProperty("camel.component.direct.block", "false");
        sandboxSettings().forEach(main::addOverrideProperty);
        main.addMainListener(new Stopping());
        return main;
    }

    /** The faults of routes and settings, in the order of files and lines. Nothing is run to find them. */
    List<Fault> faults(RouteFiles files) throws IOException {
        try (DefaultCamelContext context = files.context(sandboxSettings())) {
            return Inspection.of(context, files).faults();
        } catch (SettingsException e) {
            return e.faults().stream().map(words -> new Fault(null, 0, words)).toList();
        }
    }

    /** The settings that the sandbox dictates; they override those of the files. */
    private Map<String, String> sandboxSettings() {
        return sandbox == null
                ? Map.of()
                : Map.of(
                        Setting.BASE_URL.key(),
                        sandbox.baseUrl().toString(),
                        Setting.API_KEY.key(),
                        sandbox.apiKey(),
                        Setting.FROM.key(),
                        SandboxTour.SENDER,
                        Setting.BUCKET_ENDPOINT.key(),
                        sandbox.bucketEndpoint().toString(),
                        Setting.BUCKET_ACCESS_KEY.key(),
                        SandboxBucket.ACCESS_KEY,
                        Setting.BUCKET_SECRET_KEY.key(),
                        SandboxBucket.SECRET_KEY);
    }

    void warnOf(RouteFiles files) {
        PrintWriter err = spec.commandLine().getErr();
        files.notes().forEach(err::println);
        err.flush();
    }

    void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }

    private static final class Checks extends MainListenerSupport {
        @Override
        public void afterConfigure(BaseMainSupport main) {
            Settings settings = LinqService.check(main.getCamelContext(), Setting.FROM);
            if (settings.management().port() != 0) {
                ManagementServer.addTo(main.getCamelContext(), settings.management());
            }
        }
    }

    private final class Greets extends MainListenerSupport {
        @Override
        public void afterStart(BaseMainSupport main) {
            CamelContext context = main.getCamelContext();
            PrintWriter out = spec.commandLine().getOut();
            try {
                LinqService service = LinqService.of(context);
                Settings settings = service.settings();
                WatchedPlaces places = service.places();
                new Greeting(settings, places.folders(), places::recipientIn, places.others()).print(out);
                if (sandbox != null) {
                    new SandboxTour(sandbox, settings, Greeting.inbox(settings, places.folders())).print(out);
                }
            } catch (IOException e) {
                out.println("  (the sample file could not be written: " + e + ")");
            }
            out.flush();
        }
    }
}
