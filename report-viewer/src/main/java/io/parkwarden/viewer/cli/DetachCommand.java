/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.attach.RunningAgent;
import io.parkwarden.viewer.read.ReportJson;
import io.parkwarden.viewer.report.Outcome;
import io.parkwarden.viewer.report.OutputFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code detach PID}: the agent out of a JVM. */
@Command(
        name = "detach",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the agent out of a running JVM: every class gets its bytes back, every thread of the agent ends.",
            "Ends with 3 if there is none. With --format other than text prints what the last report has."
        })
final class DetachCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PID|NAME", description = "Process id, main class (with or without package) or jar name.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the last report (JSON); without it, it is not kept.")
    private @Nullable Path output;

    @Mixin
    private final FormatOption format = new FormatOption();

    DetachCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (output != null) {
            OutputFile.checkPlace(output);
        }
        try (RunningAgent agent = AttachCommand.agent(name)) {
            Report last = agent.stop();
            terminal.err()
                    .println("The agent has left process " + last.run().pid() + ". "
                            + Outcome.of(last).headline() + ".");
            if (format.format() != FormatOption.Format.text) {
                terminal.out().print(ViewCommand.render(last, format.format(), terminal));
            }
            if (output != null) {
                OutputFile.write(output, ReportJson.write(last));
                (format.format() == FormatOption.Format.text ? terminal.out() : terminal.err()).println(output);
            }
        }
        return 0;
    }
}
