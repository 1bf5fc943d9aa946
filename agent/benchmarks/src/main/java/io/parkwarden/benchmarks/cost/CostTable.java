/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import example.cost.Catalog;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs workloads in JVMs of their own, without an agent, with one that does nothing, with Parkwarden and with peers, in
 * interleaved rounds, and prints how many times the processor time each of them takes. See docs/cost.md.
 */
@Command(
        name = "benchmarks.jar",
        description = "Measures what agents cost whole processes, and prints a table of ratios in Markdown.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class CostTable implements Callable<Integer> {
    /** Told to every JVM, however many processors it may use: sizes of pools and the collector depend on it. */
    private static final int PROCESSORS = 4;

    private static final String HEAP = "256m";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "WORKLOAD",
            arity = "0..*",
            description = "Names or regular expressions of the workloads to run; all of them unless given.")
    private List<String> workloads = List.of();

    @Option(names = "--list", description = "Print the workloads and end.")
    private boolean list;

    @Option(names = "--java", paramLabel = "FILE", description = "The java that is measured; this one unless given.")
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "How often each variant runs.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of a run without an agent, 4 of 10 to warm up; the other variants do the same work.")
    private double seconds;

    @Option(
            names = "--peers",
            paramLabel = "NAME",
            split = ",",
            description = "Peers to measure as well: blockhound, opentelemetry, jfr-default, jfr-profile, or all.")
    private List<String> peers = List.of();

    @Option(names = "--cpus", paramLabel = "LIST", description = "Processors for the measured JVMs, by taskset.")
    private @Nullable String cpus;

    @Option(names = "--agent", paramLabel = "JAR", description = "Parkwarden; the one that was built beside this.")
    private @Nullable Path agent;

    @Option(names = "--agent-options", paramLabel = "OPTIONS", description = "Options of Parkwarden.")
    private @Nullable String agentOptions;

    @Option(names = "--jvm-option", paramLabel = "OPTION", description = "An option of every measured JVM; repeatable.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write all samples there, anew after each workload.")
    private @Nullable File json;

    @Option(names = "--from", paramLabel = "FILE", description = "Print the table of samples that were written.")
    private @Nullable File from;

    /** The command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CostTable()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, URISyntaxException {
        CommandSpec command = spec();
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            for (Catalog job : Catalog.values()) {
                out.printf(Locale.ROOT, "%-36s %s%n", job.title(), job.operation());
            }
        } else if (from != null) {
            out.print(new Table(Run.read(from)).markdown());
        } else {
            Run run = measure(command.commandLine().getErr());
            out.print(new Table(run).markdown());
        }
        out.flush();
        return 0;
    }

    private Run measure(PrintWriter progress) throws IOException, InterruptedException, URISyntaxException {
        Path jar = Path.of(CostTable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path target = jar.resolveSibling(".").normalize(); // of the module, where the build puts all that is needed
        List<Variant> variants = variants(jar, target);
        int feature = feature();
        List<Catalog> jobs = chosen(feature, target.resolve("libraries/spring"), progress);
        Run run = new Run(
                conditions(feature), variants.stream().map(Variant::name).toList(), new ArrayList<>());
        Map<Catalog, Amount> amounts = new EnumMap<>(Catalog.class);
        for (int round = 0; round < rounds; round++) {
            for (Catalog job : jobs) {
                for (Variant variant : Variant.order(variants, round)) {
                    long begin = System.nanoTime();
                    ChildJvm jvm = new ChildJvm(command(job, variant, jar, target), seconds);
                    Sample sample = sample(job, variant, round, jvm, amounts);
                    run.samples().add(sample);
                    progress.printf(
                            Locale.ROOT,
                            "round %d of %d: %s, %s: %s an operation; took %s%n",
                            round + 1,
                            rounds,
                            job.title(),
                            variant.name(),
                            sample.failure() == null ? Table.time(sample.value(Sample.PER_OPERATION)) : "failed",
                            Table.time((double) (System.nanoTime() - begin)));
                    progress.flush();
                }
                if (json != null) {
                    run.write(json);
                }
            }
        }
        return run;
    }

    private Sample sample(Catalog job, Variant variant, int round, ChildJvm jvm, Map<Catalog, Amount> amounts)
            throws InterruptedException {
        double load = load();
        try {
            Map<String, Double> numbers = jvm.run(job, amounts.getOrDefault(job, Amount.seconds(seconds)));
            if (numbers.containsKey(ChildJvm.OPERATIONS)) {
                amounts.putIfAbsent(job, Amount.of(numbers, job.unit()));
            }
            return new Sample(job.title(), variant.name(), round, load, numbers, null);
        } catch (IOException failed) {
            return new Sample(job.title(), variant.name(), round, load, Map.of(), failed.getMessage());
        }
    }

    private List<Variant> variants(Path jar, Path target) {
        Path parkwarden = agent != null
                ? agent
                : target.resolve("../../dist/target/parkwarden-agent.jar").normalize();
        if (!Files.isRegularFile(parkwarden)) {
            throw wrong("no agent: " + parkwarden + "; build it, or say where it is with --agent");
        }
        List<String> names = peers.equals(List.of("all")) ? Variant.PEERS : peers;
        try {
            return Variant.all(
                    jar,
                    parkwarden.toAbsolutePath() + (agentOptions == null ? "" : "=" + agentOptions),
                    names,
                    target.resolve("peers"));
        } catch (IllegalArgumentException unknown) {
            throw wrong(unknown.getMessage());
        }
    }

    private List<Catalog> chosen(int feature, Path springLibraries, PrintWriter progress) {
        for (String name : workloads) {
            if (Stream.of(Catalog.values()).noneMatch(job -> Pattern.matches(name, job.title()))) {
                throw wrong("no such workload: " + name + "; --list has their names");
            }
        }
        boolean spring = Files.isDirectory(springLibraries)
                && CostTable.class.getResource("/example/cost/spring/SpringService.class") != null;
        List<Catalog> chosen = new ArrayList<>();
        for (Catalog job : Catalog.values()) {
            if (!workloads.isEmpty() && workloads.stream().noneMatch(name -> Pattern.matches(name, job.title()))) {
                continue;
            }
            if (feature < job.since()) {
                progress.println(job.title() + " is left out: it needs JDK " + job.since());
            } else if (job.spring() && !spring) {
                progress.println(job.title() + " is left out: build with -Ppeers to have Spring Boot");
            } else {
                chosen.add(job);
            }
        }
        return chosen;
    }

    private List<String> command(Catalog job, Variant variant, Path jar, Path target) {
        List<String> command = new ArrayList<>();
        if (cpus != null) {
            command.addAll(List.of("taskset", "-c", cpus));
        }
        command.add(java.toString());
        command.addAll(List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:ActiveProcessorCount=" + PROCESSORS));
        command.addAll(variant.options());
        command.addAll(jvmOptions);
        List<String> path = new ArrayList<>(List.of(jar.toString()));
        if (job.libraries()) {
            path.add(target.resolve("libraries/*").toString());
        }
        if (job.spring()) {
            path.add(target.resolve("libraries/spring/*").toString());
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
        return command;
    }

    private Map<String, String> conditions(int feature) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("JDK", feature + ", " + java);
        conditions.put("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.put(
                "rounds", String.format(Locale.ROOT, "%d of %.0f s, load average %.1f", rounds, seconds, load()));
        conditions.put(
                "processors",
                Runtime.getRuntime().availableProcessors() + (cpus == null ? "" : ", the JVMs on " + cpus));
        conditions.put(
                "JVM options",
                "-Xmx" + HEAP + " -XX:ActiveProcessorCount=" + PROCESSORS + ' ' + String.join(" ", jvmOptions));
        conditions.put("Parkwarden's options", agentOptions == null ? "none" : agentOptions);
        return conditions;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** The feature release of the java that is measured, by its own word. */
    private int feature() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.lines()
                .map(String::trim)
                .filter(line -> line.startsWith("java.specification.version = "))
                .map(line -> Integer.parseInt(line.substring(line.indexOf('=') + 2)))
                .findFirst()
                .orElseThrow(() -> wrong("not a java of 17 or later: " + java));
    }

    private ParameterException wrong(@Nullable String why) {
        return new ParameterException(spec().commandLine(), String.valueOf(why));
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
