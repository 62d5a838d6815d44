package io.github.camellinq.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the machine does besides the benchmark: a rate that was measured beside it says little. */
final class OtherWork {
    private static final int TICKS_PER_SECOND = 100;

    private OtherWork() {}

    /** All CPU that anybody used since the machine started, but for this process. */
    static Duration cpu() throws IOException {
        String[] ticks = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
        // user, nice, system; then idle and waiting; then interrupts and what the hypervisor took.
        long busy = 0;
        for (int column : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(ticks[column]);
        }
        OperatingSystemMXBean own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofMillis(busy * 1000 / TICKS_PER_SECOND).minusNanos(own.getProcessCpuTime());
    }
}
