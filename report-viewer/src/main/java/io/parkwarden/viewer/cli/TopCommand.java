/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.model.Report;
import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.attach.RunningAgent;
import io.parkwarden.viewer.read.ReportJson;
import io.parkwarden.viewer.report.FindingList;
import io.parkwarden.viewer.report.Live;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code top PID}: pools, open waits and findings of a running JVM, again and again. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        description = {
            "Shows pools, waits that are not over and findings of a watched JVM, refreshed until Ctrl-C.",
            "On a terminal the table is written over; elsewhere each look follows the last.",
            "The agent writes into a folder for temporary files; nobody listens on a socket."
        })
final class TopCommand implements Callable<Integer> {
    private static final long TICK_MILLIS = 100;

    /** So long without a new report, and the agent has been taken out, replaced or is stuck. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Terminal terminal;

    @Parameters(paramLabel = "PID|NAME", description = "Process id, main class (with or without package) or jar name.")
    private String name = "";

    @Option(names = "--once", description = "One look, then end.")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = AttachCommand.DurationConverter.class,
            description = "Time between looks, 1s at least (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ofSeconds(2);

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most rows of each table (default: ${DEFAULT-VALUE}).")
    private int rows = 10;

    @Mixin
    private final FormatOption format = new FormatOption();

    TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rows < 1) {
            throw Problem.usage("--rows is at least 1, not " + rows + ".", "Leave it away for 10 rows.");
        }
        if (once) {
            try (RunningAgent agent = AttachCommand.agent(name)) {
                show(agent.report(), null);
            }
            return 0;
        }
        return UntilInterrupted.run(terminal, early -> {
            try (RunningAgent agent = AttachCommand.agent(name)) {
                return watch(agent, early);
            }
        });
    }

    private int watch(RunningAgent agent, CountDownLatch early) {
        RunningAgent.Following following = agent.follow();
        @Nullable Report shown = null;
        long heard = System.nanoTime();
        long due = heard;
        boolean over = false;
        while (!over) {
            long now = System.nanoTime();
            if (now - due >= 0) {
                @Nullable Report report = following.next();
                if (report != null) {
                    show(report, shown);
                    shown = report;
                    heard = now;
                    due = now + Math.max(interval.toNanos(), TimeUnit.SECONDS.toNanos(1));
                } else if (now - heard > LOST_NANOS) {
                    agent.require();
                    following = agent.follow();
                    heard = now;
                }
            }
            if (!agent.isAlive()) {
                terminal.err().println("The process has ended.");
                return 0;
            }
            over = wait(early);
        }
        return 0;
    }

    private static boolean wait(CountDownLatch early) {
        try {
            return early.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void show(Report report, @Nullable Report before) {
        FormatOption.Format chosen = format.format();
        switch (chosen) {
            case json -> terminal.out().println(ReportJson.write(report));
            case table -> terminal.out().print(Live.pools(report).table());
            case csv -> {
                String csv = Live.pools(report).csv();
                terminal.out().print(before == null ? csv : csv.substring(csv.indexOf('\n') + 1));
            }
            case tree -> terminal.out().print(FindingList.tree(report.findings()));
            case text -> text(report, before);
        }
        terminal.out().flush();
    }

    private void text(Report report, @Nullable Report before) {
        String text = Live.text(report, before, rows, terminal.width(), terminal.colour());
        if (once || !terminal.redraws()) {
            terminal.out().print(before == null ? text : "\n" + text);
            return;
        }
        // From the top left corner, each line to its end, then nothing below: a screen that is not cleared does not
        // flicker.
        terminal.out()
                .print((before == null ? "\u001b[2J" : "") + "\u001b[H" + text.replace("\n", "\u001b[K\n")
                        + "\u001b[J");
    }
}
