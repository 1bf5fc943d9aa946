/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs each benchmark in JVMs without an agent, with Parkwarden and with an agent that does nothing, in turns, and prints
 * the ratios. A round's ratio is taken within the round, as a machine's speed drifts. Where JVMs without an agent differ
 * among themselves by more than the effect, there is no verdict.
 *
 * <p>{@code java [-Dbenchmarks=regex] -cp benchmarks.jar io.parkwarden.benchmarks.Compare path/to/parkwarden-agent.jar [rounds]}
 */
public final class Compare {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 4;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What runs in the JVM beside the benchmark. */
    private enum Variant {
        NONE,
        PARKWARDEN,
        NO_OP
    }

    private Compare() {}

    /** The command. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        File agent = new File(arguments.length > 0 ? arguments[0] : "agent/dist/target/parkwarden-agent.jar");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        if (!agent.isFile()) {
            throw new IOException("no agent: " + agent + "; give its path as the first argument");
        }
        Map<Variant, String> options = new EnumMap<>(Variant.class);
        options.put(Variant.NONE, "-Dagent=none");
        options.put(Variant.PARKWARDEN, "-javaagent:" + agent.getAbsolutePath() + "=exit-summary=off");
        options.put(Variant.NO_OP, "-javaagent:" + System.getProperty("java.class.path"));
        Map<String, Map<Variant, double[]>> scores = new TreeMap<>();
        Map<String, Map<Variant, double[]>> bytes = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < Variant.values().length; turn++) {
                Variant variant = Variant.values()[(round + turn) % Variant.values().length];
                for (RunResult result : run(options.getOrDefault(variant, ""))) {
                    double score = secondary(result, ProcessorTime.NAME);
                    bytes.computeIfAbsent(result.getPrimaryResult().getLabel(), name -> empty(rounds))
                                    .getOrDefault(variant, new double[rounds])[round] =
                            secondary(result, ALLOCATED);
                    scores.computeIfAbsent(result.getPrimaryResult().getLabel(), name -> empty(rounds))
                            .getOrDefault(variant, new double[rounds])[round] = score;
                }
            }
        }
        print(scores, System.out);
        printBytes(bytes, System.out);
    }

    private static double secondary(RunResult result, String name) {
        Result<?> secondary = result.getSecondaryResults().get(name);
        return secondary == null ? Double.NaN : secondary.getScore();
    }

    private static Map<Variant, double[]> empty(int rounds) {
        Map<Variant, double[]> scores = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            scores.put(variant, new double[rounds]);
        }
        return scores;
    }

    private static Iterable<RunResult> run(String option) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(System.getProperty("benchmarks", byDefault()))
                        .forks(1)
                        .addProfiler(ProcessorTime.class)
                        .addProfiler(GCProfiler.class)
                        .warmupIterations(
                                WARM_UP) // JFR starts a second after the first pool, and the JIT has its share
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(500))
                        .jvmArgsAppend(option)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static String byDefault() {
        return Runtime.version().feature() < 21 ? "Hooked" : "Hooked|VirtualThreads";
    }

    private static void print(Map<String, Map<Variant, double[]>> scores, PrintStream out) {
        out.println(
                "| benchmark | without, ns of processor time | floor | with Parkwarden | with a no-op agent | verdict |");
        out.println("|---|---|---|---|---|---|");
        for (Map.Entry<String, Map<Variant, double[]>> one : scores.entrySet()) {
            double[] none = one.getValue().getOrDefault(Variant.NONE, new double[0]);
            double[] agent = ratios(one.getValue().getOrDefault(Variant.PARKWARDEN, none), none);
            double[] noOp = ratios(one.getValue().getOrDefault(Variant.NO_OP, none), none);
            double floor = (max(none) - min(none)) / median(none);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f %% | %s | %s | %s |%n",
                    one.getKey(),
                    median(none),
                    100 * floor,
                    spread(agent),
                    spread(noOp),
                    verdict(median(agent) - 1, floor));
        }
    }

    private static void printBytes(Map<String, Map<Variant, double[]>> bytes, PrintStream out) {
        out.println();
        out.println("| benchmark | bytes allocated without | with Parkwarden |");
        out.println("|---|---|---|");
        bytes.forEach((name, one) -> out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f |%n",
                name,
                median(one.getOrDefault(Variant.NONE, new double[1])),
                median(one.getOrDefault(Variant.PARKWARDEN, new double[1]))));
    }

    private static String verdict(double effect, double floor) {
        return Math.abs(effect) <= floor
                ? "no verdict: within the floor"
                : String.format(Locale.ROOT, "%+.0f %%", 100 * effect);
    }

    private static String spread(double[] ratios) {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), min(ratios), max(ratios));
    }

    private static double[] ratios(double[] scores, double[] base) {
        double[] ratios = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ratios[i] = scores[i] / base[i];
        }
        return ratios;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
