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
 * Runs the routes of a folder, and begins anew with each change of them that is good; what is in flight ends before. A change
 * that is bad is said, and the routes before it run on.
 */
final class LiveEditing {

    /** A change counts once two looks that far apart, in milliseconds, see the same: editors write more than once. */
    private static final long BETWEEN_LOOKS = 300;

    /** So many looks one after the other do not just fall between the two steps of a save. */
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
     * @throws Exception when the routes are good and do not start, and none ran before
     */
    int run() throws Exception {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "linq-routes");
            thread.setDaemon(true);
            return thread;
        });
        try (Ending ending = new Ending(this::end)) {
            application.say("The routes in " + folder + " are watched: each change that is good runs at once.");
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
                boolean ran = runOnce(RouteFiles.in(folder), texts, before == null ? null : "The changed routes run.");
                before = ran ? texts : before;
            } catch (Exception e) {
                if (before == null) {
                    throw e;
                }
                application.say("The changed routes do not start: " + App.explain(e));
                runBefore(before);
            }
        }
        return 0;
    }

    /** The next routes that are good; waits for them, and returns null when it is time to end. */
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
            runOnce(RouteFiles.in(copy), before, "The routes before the change run again.");
        } finally {
            FileUtil.removeDir(copy.toFile());
        }
    }

    /** Whether it was a change that ended the routes that ran, and not somebody who stopped them. */
    private synchronized boolean isChanged() {
        return next != null;
    }

    /** Returns when other routes are to run, or when it is time to end; false when that was so before they started. */
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
            // Saved by renaming at this moment, most likely: the next look sees what became of it.
            miss(e, MISSES);
        } catch (IOException | RuntimeException e) {
            miss(e, 1);
        }
    }

    /** The routes cannot be read now: says so once it is no chance any more. */
    private void miss(Exception failure, int most) {
        seen = null;
        missed++;
        if (missed == most) {
            application.say("The routes in " + folder + " cannot be read: " + failure);
        }
    }

    private void judge(RouteTexts texts) throws IOException {
        if (isRunning(texts)) {
            application.say("The routes are again as they run.");
            return;
        }
        List<Fault> faults = application.faults(RouteFiles.in(folder));
        if (faults.isEmpty()) {
            offer(texts);
        } else {
            faults.forEach(fault -> application.say(Shown.word(fault)));
            application.say(Shown.count(faults.size(), "fault") + ". "
                    + (isRunning() ? "The routes before the change run on." : "Nothing runs until that is repaired."));
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
            application.say("The routes have changed: what is in flight ends, then they run.");
            main.completed();
        }
    }

    /** The process is told to end: what is in flight ends before. */
    private synchronized void end() {
        ending = true;
        notifyAll();
        if (main != null) {
            main.completed();
        }
    }
}
