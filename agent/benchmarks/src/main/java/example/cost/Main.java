/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The program of the JVM that is measured: {@code Main WORKLOAD s WARM-UP MEASURED} in ms, or {@code n} and then numbers
 * of operations. It prints what it measured, a name and a number a line. Of a service it prints the port, answers each
 * line on standard input, measures between {@code begin} and {@code end} and ends.
 */
public final class Main {
    /** Before each line that tells a number. */
    public static final String MARK = "cost: ";

    private static final long LONG_ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final Path TASKS = Path.of("/proc/self/task");

    /** The bean counts in hundredths of a second on JDK 17: below this the kernel's count by thread is closer. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Map<String, Long> byThread = Map.of();
    private long processor;
    private long wall;

    private Main() {}

    /** The program. */
    public static void main(String[] arguments) throws Exception {
        Catalog job = Catalog.valueOf(arguments[0]);
        Main main = new Main();
        main.begin(); // so that what it needs is loaded before the measuring begins
        Job made = job.make();
        try {
            if (made instanceof Workload workload) {
                main.loop(
                        job,
                        workload,
                        arguments[1].equals("s"),
                        Long.parseLong(arguments[2]),
                        Long.parseLong(arguments[3]));
            } else {
                main.serve((Service) made);
            }
            main.memory();
        } finally {
            made.end();
        }
    }

    private void loop(Catalog job, Workload workload, boolean byTime, long warmUp, long measured) throws Exception {
        Histogram latencies = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), 3);
        long warmed = byTime ? forSoLong(job, workload, warmUp, latencies) : run(workload, warmUp, latencies);
        latencies.reset();
        begin();
        long done;
        if (job.operations() > 0) {
            done = run(workload, job.operations(), latencies);
        } else {
            done = byTime ? forSoLong(job, workload, measured, latencies) : run(workload, measured, latencies);
        }
        end();
        tell("warm-up", warmed);
        tell("operations", done);
        if (latencies.getTotalCount() > 0) {
            tell("p50", latencies.getValueAtPercentile(50));
            tell("p99", latencies.getValueAtPercentile(99));
        }
    }

    private static long run(Workload workload, long operations, Histogram latencies) throws Exception {
        workload.run(operations, latencies);
        return operations;
    }

    private static long forSoLong(Catalog job, Workload workload, long millis, Histogram latencies) throws Exception {
        long batch = job.unit();
        long done = 0;
        long begin = System.nanoTime();
        for (long now = begin; now - begin < TimeUnit.MILLISECONDS.toNanos(millis); ) {
            done += run(workload, batch, latencies);
            long after = System.nanoTime();
            if (after - now < LONG_ENOUGH_NANOS) {
                batch *= 2;
            }
            now = after;
        }
        return done;
    }

    private void serve(Service service) throws IOException {
        tell("port", service.port());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.equals("begin")) {
                begin();
                tell("begun", 1);
            } else {
                end();
                return;
            }
        }
        throw new IOException("whoever measures has gone");
    }

    private void begin() throws IOException {
        byThread = byThread();
        wall = System.nanoTime();
        processor = SYSTEM.getProcessCpuTime();
    }

    private void end() throws IOException {
        long used = SYSTEM.getProcessCpuTime() - processor;
        tell("wall", System.nanoTime() - wall);
        long sum = 0;
        for (Map.Entry<String, Long> thread : byThread().entrySet()) {
            long since = thread.getValue() - byThread.getOrDefault(thread.getKey(), 0L);
            sum += since;
            tell("thread." + thread.getKey(), since);
        }
        tell("processor", used < COARSE_NANOS && sum > 0 ? sum : used);
    }

    /** Processor time of the living threads in ns by the names that Linux knows, numbers left out; empty elsewhere. */
    private static Map<String, Long> byThread() throws IOException {
        Map<String, Long> nanos = new TreeMap<>();
        if (!Files.isDirectory(TASKS)) {
            return nanos;
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            for (Path task : tasks.toList()) {
                try {
                    String name = Files.readString(task.resolve("comm")).strip().replaceAll("\\d+", "#");
                    String used = Files.readString(task.resolve("schedstat"));
                    nanos.merge(
                            name.replace(' ', '-'), Long.parseLong(used.substring(0, used.indexOf(' '))), Long::sum);
                } catch (IOException ended) {
                    // while we looked: a thread that is gone counts no more
                }
            }
        }
        return nanos;
    }

    /** What the JVM holds while the workload still has its threads. */
    private void memory() throws IOException {
        tell("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) { // Linux
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    tell("rss", Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                }
            }
        }
        System.gc();
        System.gc(); // what the first one gave to cleaners is gone after the second
        tell("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static void tell(String name, long value) {
        System.out.println(MARK + name + ' ' + value);
    }
}
