/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.attach.RunningAgent;
import io.parkwarden.viewer.report.Listing;
import io.parkwarden.viewer.report.Live;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status PID}: what the agent in a JVM does. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the agent in a running JVM does: since when, what it found and dropped, what each detector checks.",
            "Ends with 3 if there is none; nothing is loaded into the JVM to find that out."
        })
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PID|NAME", description = "Process id, main class (with or without package) or jar name.")
    private String name = "";

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--detectors", description = "Also what each detector checked.")
    private boolean detectors;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (RunningAgent agent = AttachCommand.agent(name)) {
            Report report = agent.report();
            Listing rows = Live.status(report, detectors);
            terminal.out().print(format.render(rows, () -> lines(rows)));
        }
        return 0;
    }

    private static String lines(Listing rows) {
        StringBuilder out = new StringBuilder();
        @Nullable Object part = null;
        for (var row : rows.rows()) {
            if (!row.get(0).equals(part)) {
                part = row.get(0);
                out.append(part).append('\n');
            }
            out.append(String.format("  %-22s %s\n", row.get(1), row.get(2)));
        }
        return out.toString();
    }
}
