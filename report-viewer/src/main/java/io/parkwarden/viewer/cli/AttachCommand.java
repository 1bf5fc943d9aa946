/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.attach.RunningJvm;
import io.parkwarden.viewer.attach.Watch;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.HtmlPage;
import io.parkwarden.viewer.report.OutputFile;
import io.parkwarden.viewer.report.TextReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code attach PID}: watch a running JVM for a while and show what was found. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = {
            "Watches a running JVM, prints what was found and writes it as an HTML page.",
            "Without a name it lists the JVMs. Ctrl-C ends the watching early, with the report."
        })
final class AttachCommand implements Callable<Integer> {
    private static final Set<String> OWN_KEYS = Set.of("client", "command", "report");

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "PID|NAME",
            description = "Process id, main class (with or without package) or jar name.")
    private @Nullable String name;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long to watch, such as 30s, 5m or 1h (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The page to write (default: parkwarden-PID.html in the current folder).")
    private @Nullable Path output;

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "An option of the agent, such as threshold=20ms; may be given several times.")
    private Map<String, String> options = Map.of();

    @Option(names = "--keep", description = "Leave the agent in the JVM when the watching is over.")
    private boolean keep;

    AttachCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw Problem.noData(
                    "This Java runtime has no module jdk.attach, which attaching needs.",
                    "Run the viewer with a JDK (a JRE often lacks the module), or start the program with"
                            + " -javaagent:parkwarden-agent.jar.");
        }
        if (name == null) {
            return list();
        }
        long pid = RunningJvm.find(name, RunningJvm.list());
        Path page = output == null ? Path.of("parkwarden-" + pid + ".html") : output;
        OutputFile.checkPlace(page);
        Watch watch =
                new Watch(pid, duration, agentOptions(), keep, Parkwarden.Version.text(), new Narration(terminal));
        return untilInterrupted(terminal, early -> show(watch.run(early), page));
    }

    private int list() {
        List<RunningJvm> running = RunningJvm.list();
        if (running.isEmpty()) {
            terminal.err().println("No other JVM of yours is running.");
        }
        running.forEach(jvm ->
                terminal.out().println(jvm.pid() + "\t" + (jvm.mainClass().isEmpty() ? "(unknown)" : jvm.mainClass())));
        return 0;
    }

    private List<String> agentOptions() {
        List<String> pairs = new ArrayList<>();
        options.forEach((key, value) -> {
            if (OWN_KEYS.contains(key)) {
                throw Problem.usage(
                        "The option " + key + " is the viewer's own.",
                        key.equals("report") ? "Choose the page with -o FILE." : "Leave it away.");
            }
            pairs.add(key + "=" + value);
        });
        return pairs;
    }

    private int show(Reading reading, Path page) {
        OutputFile.write(page, HtmlPage.of(reading.report()));
        terminal.out().print(TextReport.of(reading.report(), terminal.width(), terminal.colour()));
        terminal.out().println();
        terminal.out().println(page);
        return InputFiles.exitCode(reading);
    }

    private interface Work {
        int run(CountDownLatch early);
    }

    /**
     * Ctrl-C starts the JVM's shutdown. The hook lets the work end early and waits for it, so that the report is written
     * and the agent is taken out; then it halts with the exit code of the work instead of the signal's.
     */
    private static int untilInterrupted(Terminal terminal, Work work) {
        CountDownLatch early = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(Parkwarden.INTERNAL);
        Thread hook = new Thread(
                () -> {
                    early.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(code.get());
                },
                "parkwarden-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code.set(work.run(early));
            return code.get();
        } catch (RuntimeException e) {
            if (early.getCount() > 0) {
                throw e;
            }
            // Once the hook is let go the process ends, so what went wrong is said before.
            code.set(Parkwarden.failed(terminal.err(), e));
            return code.get();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The shutdown has begun and the hook waits for us.
                done.countDown();
            }
        }
    }

    /** Times as the agent's options have them: a number and a unit. */
    static final class DurationConverter implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");

        @Override
        public Duration convert(String value) {
            Matcher matcher = FORM.matcher(value.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + value + "' is no time: give a number and ms, s, m or h, such as 30s");
            }
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (duration.isZero()) {
                throw new TypeConversionException("'" + value + "' is no time to watch for");
            }
            return duration;
        }
    }
}
