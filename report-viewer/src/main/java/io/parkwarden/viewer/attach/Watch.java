/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.attach;

import io.parkwarden.viewer.Problem;
import io.parkwarden.viewer.read.ReportFile;
import io.parkwarden.viewer.read.ReportFile.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watching a JVM for a while: the agent in, time, a report, the agent out. An agent that was there before stays, as
 * whoever put it there wants it.
 */
public final class Watch {
    private static final long TICK_MILLIS = 200;

    private final RunningAgent agent;
    private final long pid;
    private final Duration duration;
    private final List<String> options;
    private final boolean keep;
    private final Progress progress;

    /** Told what goes on, by the thread that calls {@link Watch#run}. */
    public interface Progress {
        /** A sentence on a step that was taken. */
        void say(String sentence);

        /** How far the watching is. */
        void elapsed(Duration elapsed, Duration total);
    }

    /**
     * Checks that the JVM can be watched; it is not touched yet.
     *
     * @param pid process id
     * @param duration how long to watch
     * @param options options for the agent, as {@code key=value}
     * @param keep whether to leave the agent in
     * @param client version of this viewer
     * @throws Problem if the JVM cannot be watched
     */
    public Watch(long pid, Duration duration, List<String> options, boolean keep, String client, Progress progress) {
        this.agent = new RunningAgent(pid, client);
        this.pid = pid;
        this.duration = duration;
        this.options = options;
        this.keep = keep;
        this.progress = progress;
    }

    /**
     * Watches until the time is over, the JVM ends or {@code early} opens, and gives the report.
     *
     * @throws Problem if the agent refuses or there is no report at the end
     */
    public Reading run(CountDownLatch early) {
        try (agent) {
            return run(agent.place(), agent.file("report.json"), early);
        }
    }

    private Reading run(MeetingPlace place, Path ours, CountDownLatch early) {
        Answer before = agent.send(List.of("command=status"));
        boolean wasThere = before.watching();
        List<String> start = new ArrayList<>(List.of("command=start"));
        if (!wasThere && !keep) {
            // What stays must not write to a place that goes; what does not stay shall leave a report if the JVM ends.
            start.addAll(List.of("report=" + place.asTheyNameIt(ours), "report-interval=5s"));
        }
        start.addAll(options);
        Answer answer = agent.send(start);
        progress.say((wasThere ? "An agent watches process " + pid + " already and will stay. " : "")
                + "Watching process " + pid + " for " + duration.toSeconds() + " s with Parkwarden "
                + answer.version() + (wasThere && !answer.alreadyWatching() ? ", anew with these options" : "") + ".");
        boolean ended = await(early);
        Path theirs = wasThere ? usable(answer.report(), place) : null;
        Path report = theirs == null ? ours : theirs;
        if (!ended) {
            List<String> command = new ArrayList<>();
            command.add(keep || wasThere ? "command=report" : "command=stop");
            if (theirs == null) {
                command.add("report=" + place.asTheyNameIt(ours)); // a path of its own stays the agent's
            }
            ask(command);
        }
        if (!Files.isReadable(report)) {
            throw Problem.noData(
                    ended
                            ? "Process " + pid + " ended before it could write a report."
                            : "The agent in process " + pid + " wrote no report.",
                    ended
                            ? "Watch it from its start with -javaagent:parkwarden-agent.jar=report=FILE."
                            : "What it says is on the error output of that process.");
        }
        return ReportFile.read(report);
    }

    /** A path whose folder is gone, left by an earlier attach that kept the agent, is of no use. */
    private static @Nullable Path usable(@Nullable Path report, MeetingPlace place) {
        if (!place.ours().equals(place.theirs())) {
            return null; // a path inside of another container
        }
        return report != null && report.getParent() != null && Files.isDirectory(report.getParent()) ? report : null;
    }

    private void ask(List<String> command) {
        try {
            agent.send(command);
        } catch (Problem e) {
            if (agent.isAlive()) {
                throw e;
            }
            // It ended just now; the report it wrote at its exit will do.
        }
    }

    /** Whether the JVM ended meanwhile. */
    private boolean await(CountDownLatch early) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        while (System.nanoTime() - end < 0) {
            progress.elapsed(Duration.ofNanos(System.nanoTime() - begin), duration);
            if (!agent.isAlive()) {
                progress.say("The process has ended.");
                return true;
            }
            try {
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                if (early.await(Math.min(TICK_MILLIS, left), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !agent.isAlive();
    }
}
