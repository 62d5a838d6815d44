package io.github.camellinq.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** What a flight recording says in a few tables of ten lines each. */
final class FlightRecording {
    private static final int TOP = 10;
    private static final String OWN = "io.github.camellinq.";

    private final List<RecordedEvent> samples;
    private final List<RecordedEvent> inNative;
    private final List<RecordedEvent> allocations;

    private FlightRecording(List<RecordedEvent> events) {
        this.samples = named(events, "jdk.ExecutionSample");
        this.inNative = named(events, "jdk.NativeMethodSample");
        this.allocations = withoutFirstOfThread(named(events, "jdk.ObjectAllocationSample"));
    }

    /** The tables of a recording in a file. */
    static String read(Path file) throws IOException {
        FlightRecording recording = new FlightRecording(RecordingFile.readAllEvents(file));
        return recording.table("Samples by method", recording.samples, FlightRecording::topMethod)
                + recording.table(
                        "Samples by our own method nearest to the top", recording.samples, FlightRecording::own)
                + recording.table(
                        "Samples in native code, SQLite's and waiting", recording.inNative, FlightRecording::topMethod)
                + recording.table("Allocations by class", recording.allocations, FlightRecording::allocatedClass)
                + recording.table("Allocations by method", recording.allocations, FlightRecording::topMethod)
                + recording.table(
                        "Allocations by our own method nearest to the top",
                        recording.allocations,
                        FlightRecording::own);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    /** A thread's first sample stands for all that it allocated before the recording, too. */
    private static List<RecordedEvent> withoutFirstOfThread(List<RecordedEvent> events) {
        Set<Long> seen = new HashSet<>();
        return events.stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .filter(event ->
                        event.getThread() == null || !seen.add(event.getThread().getId()))
                .toList();
    }

    private String table(String title, List<RecordedEvent> events, Function<RecordedEvent, String> group) {
        double all = events.stream().mapToDouble(FlightRecording::weight).sum();
        String rows = events.stream()
                .collect(Collectors.groupingBy(group, Collectors.summingDouble(FlightRecording::weight)))
                .entrySet()
                .stream()
                .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
                .limit(TOP)
                .map(row -> String.format(Locale.ROOT, "  %5.1f %%  %s%n", row.getValue() * 100 / all, row.getKey()))
                .collect(Collectors.joining());
        return title + " (" + events.size() + " samples)\n" + rows + "\n";
    }

    /** In bytes for an allocation, else one. */
    private static double weight(RecordedEvent event) {
        return event.hasField("weight") ? event.getLong("weight") : 1;
    }

    private static String allocatedClass(RecordedEvent event) {
        RecordedClass allocated = event.getClass("objectClass");
        return allocated.getName();
    }

    private static String topMethod(RecordedEvent event) {
        return frames(event).stream().findFirst().map(FlightRecording::name).orElse("(no stack)");
    }

    private static String own(RecordedEvent event) {
        return frames(event).stream()
                .map(FlightRecording::name)
                .filter(name -> name.startsWith(OWN))
                .findFirst()
                .orElse("(none of ours)");
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        return event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }
}
