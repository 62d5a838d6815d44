package io.github.camellinq;

import io.github.camellinq.check.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.util.FileUtil;

/**
 * Runs the routes of a folder and restarts them after each change that has no faults, once the deliveries in flight have ended. A
 * change that has faults is reported, and the routes keep running as they were.
 */
final class LiveEditing {

    /** In milliseconds. A change counts once two looks this far apart see the same, as editors write a file more than once. */
    private static final long BETWEEN_LOOKS = 300;

    /** The number of looks in a row that cannot all have fallen between the two steps of a save. */
    private static final int MISSES = 10;

    private final Application application;
    private final Path folder;
    private RouteTexts seen;
    private RouteTexts judged;
    private RouteTexts next;
    private RouteTexts running;
    private Main main;
    private boolean ending;
    private int missed;

    LiveEditing(Application application, Path folder) {
        this.application = application;
        this.folder = folder;
    }

    /**
     * Returns when the application is told to stop.
     *
     * @return the exit status
     * @throws Exception when routes without faults fail to start, and none ran before
     */
    int run() throws Exception {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "linq-routes");
            thread.setDaemon(true);
            return thread;
        });
        try (Ending ending = new Ending(this::end)) {
            application.say("Watching the routes in " + folder + ": each change without faults takes effect at once.");
            looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return runEach();
        } finally {
            looks.shutdownNow();
        }
    }

    private int runEach() throws Exception {
        RouteTexts before = null;
        for (RouteTexts texts = take(); texts != null; texts = isChanged() ? take() : null) {
            try {
                boolean ran = runOnce(
                        RouteFiles.in(folder), texts, before == null ? null : "The changed routes are running.");
                before = ran ? texts : before;
            } catch (Exception e) {
                if (before == null) {
                    throw e;
                }
                application.say("The changed routes failed to start: " + App.explain(e));
                runBefore(before);
            }
        }
        return 0;
    }

    /** Waits for the next routes without faults; null when it is time to end. */
    private synchronized RouteTexts take() throws InterruptedException {
        while (next == null && !ending) {
            wait();
        }
        RouteTexts taken = ending ? null : next;
        next = null;
        return taken;
    }

    private void runBefore(RouteTexts before) throws Exception {
        Path copy = Files.createTempDirectory("camel-linq-routes");
        try {
            before.writeTo(copy);
            runOnce(RouteFiles.in(copy), before, "The routes from before the change are running again.");
        } finally {
            FileUtil.removeDir(copy.toFile());
        }
    }

    /** Whether the routes were ended by a change, and not by somebody who stopped the process. */
    private synchronized boolean isChanged() {
        return next != null;
    }

    /** Runs routes until others are to run or it is time to end; false when that was so before they started. */
    private boolean runOnce(RouteFiles files, RouteTexts texts, String sentence) throws Exception {
        application.warnOf(files);
        Main made = sentence == null ? application.greeting(files) : application.saying(files, sentence);
        made.setShutdownStrategy(new SimpleMainShutdownStrategy());
        synchronized (this) {
            if (ending || next != null) {
                return false;
            }
            main = made;
            running = texts;
        }
        try {
            made.run();
        } finally {
            made.stop();
            synchronized (this) {
                main = null;
                running = null;
            }
        }
        return true;
    }

    private void look() {
        try {
            RouteTexts now = RouteTexts.of(folder);
            boolean still = now.equals(seen);
            seen = now;
            if ((still || judged == null) && !now.equals(judged)) {
                judge(now);
                judged = now;
            }
            missed = 0;
        } catch (NoSuchFileException e) {
            // Most likely an editor is saving by renaming at this moment: the next look sees the result.
            miss(e, MISSES);
        } catch (IOException | RuntimeException e) {
            miss(e, 1);
        }
    }

    /** Reports that the routes cannot be read, once so many looks in a row have failed. */
    private void miss(Exception failure, int most) {
        seen = null;
        missed++;
        if (missed == most) {
            application.say("The routes in " + folder + " cannot be read: " + failure);
        }
    }

    private void judge(RouteTexts texts) throws IOException {
        if (isRunning(texts)) {
            application.say("The routes are again the same as those that are running.");
            return;
        }
        List<Fault> faults = application.faults(RouteFiles.in(folder));
        if (faults.isEmpty()) {
            offer(texts);
        } else {
            faults.forEach(fault -> application.say(Shown.word(fault)));
            application.say(Shown.count(faults.size(), "fault") + ". "
                    + (isRunning()
                            ? "The routes from before the change keep running."
                            : "Nothing runs until this is corrected."));
        }
    }

    private synchronized boolean isRunning() {
        return main != null;
    }

    private synchronized boolean isRunning(RouteTexts texts) {
        return texts.equals(running);
    }

    private synchronized void offer(RouteTexts texts) {
        next = texts;
        notifyAll();
        if (main != null) {
            application.say("The routes have changed. They will run once the deliveries in flight have ended.");
            main.completed();
        }
    }

    /** Ends the routes, and with them the process, once the deliveries in flight have ended. */
    private synchronized void end() {
        ending = true;
        notifyAll();
        if (main != null) {
            main.completed();
        }
    }
}
