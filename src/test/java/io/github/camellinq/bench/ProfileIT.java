package io.github.camellinq.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A flight recording of the runnable jar while it delivers small files, warm: {@code mvn verify -Pbench -Dit.test=ProfileIT}.
 * Prints where it spends its time and what it allocates; the recording stays in {@code target/bench.jfr}.
 */
@Tag("bench")
@EnabledOnOs(OS.LINUX)
class ProfileIT {
    private static final int SIZE = 8 * 1024;
    private static final int PER_RECIPIENT = 25;

    /** Without it samples are only taken where the virtual machine stops anyway, which is elsewhere. */
    private static final List<String> PRECISE = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private final int files = Integer.getInteger("bench.files", 10_000);

    @Test
    void records_where_time_and_memory_go() throws Exception {
        Path root = Files.createDirectories(
                Path.of(System.getProperty("bench.folder", "target/bench")).toAbsolutePath());
        Path recording = BenchFile.path().resolveSibling("bench.jfr");
        try (Place place = Place.in(root);
                ServerProcess linq = new ServerProcess(place.folder(), Server.COUNTING)) {
            Path warmUp = place.stage(0, files, PER_RECIPIENT, SIZE);
            Path measured = place.stage(files, files, PER_RECIPIENT, SIZE);
            try (MeasuredProcess process = Subject.start(place, linq, Map.of(), PRECISE)) {
                process.awaitReady();
                Stretch.Line line = new Stretch.Line(Subject.CAMEL_LINQ, place, process, linq);
                line.deliver(warmUp, 0, 0, files);
                process.jcmd("JFR.start", "name=bench", "settings=profile");
                line.deliver(measured, files, 0, files);
                process.jcmd("JFR.dump", "name=bench", "filename=" + recording);
            }
        }
        System.out.println("\n" + FlightRecording.read(recording) + "\nThe whole recording is " + recording);
    }
}
