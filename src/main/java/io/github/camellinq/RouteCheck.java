package io.github.camellinq;

import io.github.camellinq.route.LinqService;
import io.github.camellinq.route.Setting;
import io.github.camellinq.route.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.Model;

/**
 * Loads a folder of routes to see whether they would run. Their steps and beans are made, but no route starts: the ledger is not
 * opened, no file is taken and nothing listens.
 */
final class RouteCheck {
    private final Application application;

    RouteCheck(Application application) {
        this.application = application;
    }

    /**
     * What keeps the routes and settings of a folder from running; empty when nothing does. Faults of settings are all found at
     * once, of routes the first one.
     *
     * @throws IOException when the folder cannot be read
     */
    List<RouteFault> faults(Path folder) throws IOException {
        RouteFiles files = RouteFiles.in(folder);
        Main main = unstarted(files);
        try {
            main.start();
            return List.of();
        } catch (Exception e) {
            Model model = main.getCamelContext().getCamelContextExtension().getContextPlugin(Model.class);
            return new RouteFaultFinder(files, model).in(e);
        } finally {
            main.stop();
        }
    }

    private Main unstarted(RouteFiles files) {
        Main main = application.loading(files);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure()
                .withName("camel-linq-check")
                .withAutoStartup(false)
                .withJmxEnabled(false)
                .withSourceLocationEnabled(true);
        for (String server : new String[] {"camel.server.enabled", "camel.management.enabled"}) {
            main.addOverrideProperty(server, "false");
        }
        main.bind(LinqService.LEDGER, IdleLedger.make());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                Settings.of(configured.getCamelContext(), Setting.API_KEY, Setting.FROM);
            }
        });
        return main;
    }
}
