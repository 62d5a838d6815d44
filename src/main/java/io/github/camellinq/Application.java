package io.github.camellinq;

import io.github.camellinq.check.Fault;
import io.github.camellinq.route.LinqService;
import io.github.camellinq.route.Setting;
import io.github.camellinq.route.Settings;
import io.github.camellinq.route.SettingsException;
import io.github.camellinq.route.WatchedPlaces;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
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

/** What {@code run} runs: the routes and settings of a folder, and the sandbox that takes their messages, if any. */
final class Application {
    private final CommandSpec spec;
    private final Sandbox sandbox;

    /** @param sandbox null where messages go to Linq */
    Application(CommandSpec spec, Sandbox sandbox) {
        this.spec = spec;
        this.sandbox = sandbox;
    }

    /** Makes one that checks its settings before anything starts, and greets when everything has. */
    Main greeting(RouteFiles files) throws IOException {
        Main main = loading(files);
        main.addMainListener(new Checks());
        main.addMainListener(new Greets());
        return main;
    }

    /** Makes one that checks its settings, and says this sentence when everything has started. */
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
        // A step to a route that is not there fails at once; else it would hold a worker, and an end, for half a
        // minute.
        main.addInitialProperty("camel.component.direct.block", "false");
        given().forEach(main::addOverrideProperty);
        main.addMainListener(new Stopping());
        return main;
    }

    /** What is wrong with routes and settings, in the order of the files and lines; nothing of them runs for that. */
    List<Fault> faults(RouteFiles files) throws IOException {
        try (DefaultCamelContext context = files.context(given())) {
            return Inspection.of(context, files).faults();
        } catch (SettingsException e) {
            return e.faults().stream().map(words -> new Fault(null, 0, words)).toList();
        }
    }

    /** The settings that the sandbox gives, whatever the files say. */
    private Map<String, String> given() {
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
