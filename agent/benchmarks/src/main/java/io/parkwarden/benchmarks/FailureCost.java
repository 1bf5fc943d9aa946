/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a failing future costs the whole process at a steady rate, in processor time: the thread that fails, the agent's
 * own and the collector. JVMs without and with the agent run in pairs, one after the other, and each pair gives one
 * difference, so the work of a neighbour on the machine falls on both. Half of the failures are handled, half are dropped
 * while a few hundred are kept, as in a service. The same is done with futures that do well, at the same rate: what the
 * agent adds to those is its own turns and the stages that it samples, which no failure causes.
 *
 * <p>{@code java -cp benchmarks.jar io.parkwarden.benchmarks.FailureCost path/to/parkwarden-agent.jar [pairs] [failures a
 * minute]}
 */
public final class FailureCost {
    private static final int PAIRS = 5;
    private static final int A_MINUTE = 1_000_000;

    /** Until then compiling the agent's code takes more than running it. */
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(25);

    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final String NO_AGENT = "-Dagent=none";
    private static final String FAILING = "failing";
    private static final String HEALTHY = "healthy";
    private static final int KEPT = 512;

    /** What getters gave: a number that is printed keeps the compiler from leaving the work out. */
    private static long handled;

    private FailureCost() {}

    /** The command; with the argument {@code child} it is what is measured. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("child")) {
            measure(Integer.parseInt(arguments[1]), arguments[2].equals(FAILING));
            return;
        }
        File agent = new File(arguments.length > 0 ? arguments[0] : "agent/dist/target/parkwarden-agent.jar");
        if (!agent.isFile()) {
            throw new IOException("no agent: " + agent + "; give its path as the first argument");
        }
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PAIRS;
        int aMinute = arguments.length > 2 ? Integer.parseInt(arguments[2]) : A_MINUTE;
        String option = "-javaagent:" + agent.getAbsolutePath() + "=exit-summary=off";
        double[] failing = new double[pairs];
        double[] healthy = new double[pairs];
        double[] because = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            failing[pair] = added(option, aMinute, FAILING, pair % 2 == 1);
            healthy[pair] = added(option, aMinute, HEALTHY, pair % 2 == 1);
            because[pair] = failing[pair] - healthy[pair];
        }
        System.out.printf(
                Locale.ROOT,
                "%d pairs at %d a minute, us of processor time that the agent adds: %s to one that fails, %s to one that does"
                        + " well; because it fails %s%n",
                pairs,
                aMinute,
                spread(failing),
                spread(healthy),
                spread(because));
    }

    /** One pair, in this order or the other. */
    private static double added(String option, int aMinute, String kind, boolean agentFirst)
            throws IOException, InterruptedException {
        double first = child(agentFirst ? option : NO_AGENT, aMinute, kind);
        double second = child(agentFirst ? NO_AGENT : option, aMinute, kind);
        double without = agentFirst ? second : first;
        double added = (agentFirst ? first : second) - without;
        System.out.printf(Locale.ROOT, "%s: without %.2f, the agent adds %.2f us%n", kind, without, added);
        return added;
    }

    private static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static double child(String option, int aMinute, String kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Xms256m",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                FailureCost.class.getName(),
                "child",
                Integer.toString(aMinute),
                kind));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double cost = Double.NaN;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("us ")) {
                    cost = Double.parseDouble(line.substring(3));
                } else {
                    System.out.println("  " + line);
                }
            }
        }
        if (process.waitFor() != 0 || Double.isNaN(cost)) {
            throw new IOException("the measured JVM ended with " + process.exitValue() + ": " + command);
        }
        return cost;
    }

    private static void measure(int aMinute, boolean failing) {
        CompletableFuture<?>[] kept = new CompletableFuture<?>[KEPT];
        processorNanos(); // so that what it needs is loaded, which the agent looks at, before the measuring begins
        ticks();
        run(WARM_UP_NANOS, aMinute, failing, kept);
        Map<String, Long> threads = ticks();
        long processor = processorNanos();
        long failures = run(MEASURED_NANOS, aMinute, failing, kept);
        double used = processorNanos() - processor;
        StringBuilder who = new StringBuilder();
        ticks().forEach((name, now) -> {
            long since = now - threads.getOrDefault(name, 0L);
            if (since > 10) {
                who.append(String.format(Locale.ROOT, " %s %.2f", name, since * 10_000.0 / failures));
            }
        });
        System.out.println(failures + " futures, their sum " + handled + "; us by thread:" + who);
        System.out.println("us " + used / 1_000 / failures);
    }

    private static long run(long nanos, int aMinute, boolean failing, CompletableFuture<?>[] kept) {
        long begin = System.nanoTime();
        long done = 0;
        for (long now = begin; now - begin < nanos; now = System.nanoTime()) {
            long due = (now - begin) / 1_000 * aMinute / TimeUnit.MINUTES.toMicros(1);
            for (; done < due; done++) {
                kept[(int) (done % KEPT)] = complete(done, failing);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return done;
    }

    private static CompletableFuture<?> complete(long number, boolean failing) {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<Integer> stage = future.thenApply(String::length);
        IllegalStateException made = new IllegalStateException("refused"); // in both, so that its cost is
        if (failing) {
            future.completeExceptionally(made);
        } else {
            future.complete(made.getMessage());
        }
        if ((number & 1) == 0) {
            handled += stage.exceptionally(failure -> -1).join();
        }
        return stage;
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Hundredths of a second that each thread has run, by the name that Linux knows; empty elsewhere. */
    private static Map<String, Long> ticks() {
        Map<String, Long> ticks = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                ticks.merge(name, Long.parseLong(rest[11]) + Long.parseLong(rest[12]), Long::sum);
            }
        } catch (IOException | RuntimeException otherSystem) {
            return ticks;
        }
        return ticks;
    }
}
