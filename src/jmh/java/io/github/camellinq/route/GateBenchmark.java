package io.github.camellinq.route;

import io.github.camellinq.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the gate is asked at each look: whether a file may be taken, and whether a folder is to be listed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBenchmark {
    private final FolderGate gate = new FolderGate();

    private Path inbox;
    private DefaultCamelContext context;
    private GenericFile<File> file;
    private GenericFile<File> folder;

    @Setup
    public void drop() throws IOException {
        inbox = Files.createTempDirectory("inbox");
        Path recipient = Files.createDirectory(inbox.resolve("+15551234567"));
        Path dropped = Files.write(recipient.resolve("photo.jpg"), new byte[8192]);
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addOverrideProperty(Setting.API_KEY.key(), "a-key");
        context.getPropertiesComponent().addOverrideProperty(Setting.INBOX.key(), inbox.toString());
        context.getPropertiesComponent().addOverrideProperty(Setting.QUIET_PERIOD.key(), "0s");
        context.start();
        gate.setCamelContext(context);
        file = FileConsumer.asGenericFile(inbox.toString(), dropped.toFile(), null, false);
        folder = FileConsumer.asGenericFile(inbox.toString(), recipient.toFile(), null, false);
        if (!gate.accept(file) || !gate.accept(folder)) {
            throw new IllegalStateException("The gate refuses what is to be measured");
        }
    }

    @TearDown
    public void remove() throws IOException {
        context.stop();
        try (Stream<Path> files = Files.walk(inbox)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @Benchmark
    public boolean takesFile() {
        return gate.accept(file);
    }

    @Benchmark
    public boolean listsFolder() {
        return gate.accept(folder);
    }
}
