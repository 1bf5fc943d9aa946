/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.attach.RunningAgent;
import io.parkwarden.viewer.attach.RunningJvm;
import io.parkwarden.viewer.attach.Watch;
import io.parkwarden.viewer.read.ReportFile.Reading;
import io.parkwarden.viewer.report.HtmlPage;
import io.parkwarden.viewer.report.Listing;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final FormatOption format = new FormatOption();

    AttachCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The agent in the JVM that the user means.
     *
     * @throws Problem if there is no such JVM or it cannot be attached to
     */
    static RunningAgent agent(String name) {
        checkJdk();
        return new RunningAgent(RunningJvm.find(name, RunningJvm.list()), Parkwarden.Version.text());
    }

    private static void checkJdk() {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw Problem.noData(
                    "This Java runtime has no module jdk.attach, which attaching needs.",
                    "Run the viewer with a JDK (a JRE often lacks the module), or start the program with"
                            + " -javaagent:parkwarden-agent.jar.");
        }
    }

    @Override
    public Integer call() {
        checkJdk();
        if (name == null) {
            return list();
        }
        long pid = RunningJvm.find(name, RunningJvm.list());
        Path page = output == null ? Path.of("parkwarden-" + pid + ".html") : output;
        OutputFile.checkPlace(page);
        Watch watch =
                new Watch(pid, duration, agentOptions(), keep, Parkwarden.Version.text(), new Narration(terminal));
        return UntilInterrupted.run(terminal, early -> show(watch.run(early), page));
    }

    private int list() {
        List<RunningJvm> running = RunningJvm.list();
        if (running.isEmpty()) {
            terminal.err().println("No other JVM of yours is running.");
        }
        Listing listing = new Listing(
                List.of("pid", "main class"),
                running.stream()
                        .map(jvm ->
                                List.<Object>of(jvm.pid(), jvm.mainClass().isEmpty() ? "(unknown)" : jvm.mainClass()))
                        .toList());
        terminal.out().print(format.render(listing, () -> lines(listing)));
        return 0;
    }

    private static String lines(Listing listing) {
        StringBuilder out = new StringBuilder();
        listing.rows()
                .forEach(row ->
                        out.append(row.get(0)).append('\t').append(row.get(1)).append('\n'));
        return out.toString();
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
        terminal.out().print(ViewCommand.render(reading.report(), format.format(), terminal));
        if (format.format() == FormatOption.Format.text) {
            terminal.out().println();
            terminal.out().println(page);
        } else {
            terminal.err().println(page); // what a script reads on standard output stays in one form
        }
        return InputFiles.exitCode(reading);
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
