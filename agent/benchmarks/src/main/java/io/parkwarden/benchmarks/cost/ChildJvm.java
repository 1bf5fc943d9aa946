/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import example.cost.Catalog;
import example.cost.Main;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One JVM that is measured, from its start to its end. One at a time: the system adds up the processor time of children. */
final class ChildJvm {
    /** Operations that were measured. */
    static final String OPERATIONS = "operations";

    /** Operations before them. */
    static final String WARM_UP = "warmUpOperations";

    private static final String PORT = "port";

    /** The unit of /proc/PID/stat, USER_HZ: a hundredth of a second on every architecture of Linux that a JDK runs on. */
    private static final long TICK_NANOS = 10_000_000;

    /** On top of ten times what a run should take: the slowest agent is not that slow. */
    private static final long PATIENCE_SECONDS = 120;

    private final List<String> command;
    private final long deadlineSeconds;
    private final Map<String, Long> told = new TreeMap<>();

    /**
     * A JVM that is not started yet.
     *
     * @param command up to the JVM's options
     * @param seconds what a run should take
     */
    ChildJvm(List<String> command, double seconds) {
        this.command = List.copyOf(command);
        deadlineSeconds = (long) (seconds * 10) + PATIENCE_SECONDS;
    }

    /**
     * Runs the workload and returns the numbers by the names of {@link Sample}, and under {@link #WARM_UP} and {@link
     * #OPERATIONS} how much was done.
     *
     * @throws IOException if the JVM fails, with the end of what it wrote
     */
    Map<String, Double> run(Catalog job, Amount amount) throws IOException, InterruptedException {
        Map<String, Double> numbers = new TreeMap<>();
        long before = ticksOfChildren();
        long launches = job.kind() == Catalog.Kind.PROGRAM ? job.unit() : 1;
        long begin = System.nanoTime();
        for (long launch = 0; launch < launches; launch++) {
            launch(job, amount);
        }
        long wall = System.nanoTime() - begin;
        if (before >= 0) {
            numbers.put(Sample.TOTAL, (double) (ticksOfChildren() - before) * TICK_NANOS / launches);
        }
        if (job.kind() == Catalog.Kind.PROGRAM) {
            numbers.put(Sample.PER_OPERATION, numbers.getOrDefault(Sample.TOTAL, Double.NaN));
            numbers.put(Sample.WALL, (double) wall / launches);
            return numbers;
        }
        double operations = number("operations");
        numbers.put(OPERATIONS, operations);
        numbers.put(WARM_UP, number("warm-up"));
        numbers.put(Sample.PER_OPERATION, number("processor") / operations);
        numbers.put(Sample.WALL, number("wall") / operations);
        Map.of("p50", Sample.P50, "p99", Sample.P99, "rss", Sample.RSS, "heap", Sample.HEAP, "threads", Sample.THREADS)
                .forEach((name, number) -> {
                    if (told.containsKey(name)) {
                        numbers.put(number, (double) told.get(name));
                    }
                });
        told.forEach((name, nanos) -> {
            if (name.startsWith(Sample.THREAD)) {
                numbers.put(name, nanos / operations);
            }
        });
        return numbers;
    }

    private void launch(Catalog job, Amount amount) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.add(job.mainClass());
        if (job.kind() != Catalog.Kind.PROGRAM) {
            all.add(job.name());
        }
        if (job.kind() == Catalog.Kind.LOOP) {
            long unit = amount.byTime() ? TimeUnit.MILLISECONDS.toNanos(1) : 1;
            all.add(amount.byTime() ? "s" : "n");
            all.add(Long.toString(amount.warmUp() / unit));
            all.add(Long.toString(amount.measured() / unit));
        }
        File errors = File.createTempFile("cost", ".txt");
        try {
            Process process = new ProcessBuilder(all).redirectError(errors).start();
            killAfterDeadline(process);
            try (BufferedReader out = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    BufferedWriter in = new BufferedWriter(
                            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
                if (job.kind() == Catalog.Kind.SERVICE) {
                    converse(out, in, amount);
                }
                readUntil("", out);
            } catch (IOException broken) {
                process.waitFor();
                throw new IOException(broken.getMessage() + ": " + lastLines(errors.toPath()), broken);
            }
            if (process.waitFor() != 0) {
                throw new IOException("exit code " + process.exitValue() + ": " + lastLines(errors.toPath()));
            }
        } finally {
            Files.deleteIfExists(errors.toPath());
        }
    }

    /** Asks the service and has it measure meanwhile. */
    private void converse(BufferedReader out, BufferedWriter in, Amount amount)
            throws IOException, InterruptedException {
        readUntil(PORT, out);
        try (HttpClients clients = new HttpClients((int) number(PORT))) {
            long warmUp = ask(clients, amount.byTime(), amount.warmUp());
            say("begin", in);
            readUntil("begun", out);
            clients.latencies().reset();
            long measured = ask(clients, amount.byTime(), amount.measured());
            say("end", in);
            told.put("warm-up", warmUp);
            told.put("operations", measured);
            told.put("p50", clients.latencies().getValueAtPercentile(50));
            told.put("p99", clients.latencies().getValueAtPercentile(99));
        }
    }

    private static long ask(HttpClients clients, boolean byTime, long amount) throws IOException, InterruptedException {
        if (byTime) {
            return clients.forSoLong(amount);
        }
        clients.ask(amount);
        return amount;
    }

    private static void say(String line, BufferedWriter in) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** Reads what the JVM tells until it tells this number, or to the end. */
    private void readUntil(String name, BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Main.MARK)) {
                String[] words = line.substring(Main.MARK.length()).split(" ", 2);
                told.put(words[0], Long.parseLong(words[1]));
                if (words[0].equals(name)) {
                    return;
                }
            }
        }
    }

    private double number(String name) throws IOException {
        Long number = told.get(name);
        if (number == null) {
            throw new IOException("the JVM told no number of " + name);
        }
        return number;
    }

    private void killAfterDeadline(Process process) {
        Thread thread = new Thread(
                () -> {
                    try {
                        if (!process.waitFor(deadlineSeconds, TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException over) {
                        Thread.currentThread().interrupt();
                    }
                },
                "deadline");
        thread.setDaemon(true);
        thread.start();
    }

    private static String lastLines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** What children that have ended used, in user code and in the kernel; -1 where that is not to be had. */
    private static long ticksOfChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return -1;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]); // cutime and cstime, proc(5)
    }
}
