/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.Problem;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar parkwarden.jar COMMAND}. */
@Command(
        name = "parkwarden",
        mixinStandardHelpOptions = true,
        versionProvider = Parkwarden.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows where asynchronous code is misused: in a running JVM, a report or a recording.",
        subcommands = {
            AttachCommand.class,
            StatusCommand.class,
            TopCommand.class,
            DetachCommand.class,
            HtmlCommand.class,
            ViewCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            MergeCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            DecideCommand.class,
            GenerateCompletion.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "   0  fine",
            "   1  check: there are findings that count",
            "   2  the command line is wrong",
            "   3  input cannot be read or holds no data, or the JVM cannot be attached to",
            "  70  an error of the viewer itself"
        })
public final class Parkwarden implements Runnable {
    static final int INTERNAL = 70;

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new Terminal(System.getenv()), args));
    }

    /** Runs the command line and gives the exit code. */
    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Parkwarden(), new CommandFactory(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, Math.min(120, terminal.width())))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(terminal.err(), failure));
        int code = line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /** Says what went wrong and gives the exit code. */
    static int failed(PrintWriter err, Exception failure) {
        if (Boolean.getBoolean("parkwarden.debug")) {
            failure.printStackTrace(err);
        }
        if (failure instanceof Problem problem) {
            err.println("parkwarden: " + problem.sentence());
            if (!problem.wayOut().isEmpty()) {
                err.println("  " + problem.wayOut());
            }
            return problem.exitCode();
        }
        err.println("parkwarden: an error of the viewer itself: " + failure + ".");
        err.println("  Please report it with the output of java -Dparkwarden.debug=true -jar parkwarden.jar ...");
        return INTERNAL;
    }

    /** Without a command: the usage, on the error output, as nothing was done. */
    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        static String text() {
            String version = Parkwarden.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"parkwarden " + text()};
        }
    }

    /** Hands the terminal to the commands. */
    private record CommandFactory(Terminal terminal) implements CommandLine.IFactory {
        private static final Map<Class<?>, Function<Terminal, Object>> COMMANDS = Map.ofEntries(
                Map.entry(AttachCommand.class, AttachCommand::new),
                Map.entry(StatusCommand.class, StatusCommand::new),
                Map.entry(TopCommand.class, TopCommand::new),
                Map.entry(DetachCommand.class, DetachCommand::new),
                Map.entry(HtmlCommand.class, HtmlCommand::new),
                Map.entry(ViewCommand.class, ViewCommand::new),
                Map.entry(CheckCommand.class, CheckCommand::new),
                Map.entry(DiffCommand.class, DiffCommand::new),
                Map.entry(MergeCommand.class, MergeCommand::new),
                Map.entry(ExportCommand.class, ExportCommand::new),
                Map.entry(DecideCommand.class, DecideCommand::new),
                Map.entry(ExplainCommand.class, ExplainCommand::new));

        @Override
        public <K> K create(Class<K> type) throws Exception {
            Function<Terminal, Object> command = COMMANDS.get(type);
            if (command != null) {
                return type.cast(command.apply(terminal));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
