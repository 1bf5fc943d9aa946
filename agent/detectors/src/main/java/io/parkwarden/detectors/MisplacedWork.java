/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Confidence;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Severity;
import io.parkwarden.model.Site;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks that do little but wait ran on a pool with a thread per processor, or tasks that compute on one without a limit. */
public final class MisplacedWork implements Detector<TaskProfile> {
    /** Share of a task's time from which it does nothing else worth mentioning. */
    private static final double ALMOST_ALL = 0.9;

    /** Time in ns from which a task that computes is no short burst. */
    private static final long LONG_TASK_NANOS = 50_000_000;

    /** So long in ns there have to be too many that compute, from the end of the first second on for another half. */
    private static final long LASTING_NANOS = 1_000_000_000;

    private static final long LASTING_MILLIS = 500;

    /** Tasks for each thread, or time in ns: with less it may have been the start of a program, which comes once. */
    private static final int COMES_AGAIN = 2;

    private static final long GOES_ON_NANOS = 10_000_000_000L;

    /** Threads beyond the processors, as a share of these, from which everybody feels it. */
    private static final double TOO_MANY = 0.5;

    private static final int REPEATED = 10;
    private static final long NOTICEABLE_NANOS = 1_000_000_000;

    /** Share of the waits behind which tasks were queued, from which the pool is too narrow for them. */
    private static final double OFTEN = 0.5;

    private static final Set<String> LINES = Set.of("ParkedWorker", "BlockedEventLoop", "HoggedCarrier");

    @Override
    public Description description() {
        return new Description(
                "MisplacedWork",
                "shape",
                "Tasks that only wait ran on a pool with a thread per processor, or tasks that only compute on one without"
                        + " such a limit.");
    }

    @Override
    public Class<TaskProfile> looksAt() {
        return TaskProfile.class;
    }

    /** What is a fault of a single line, whoever runs it, has a finding of its own. */
    @Override
    public boolean sharesWith(String detector) {
        return LINES.contains(detector);
    }

    @Override
    public @Nullable Claim examine(TaskProfile profile) {
        Pool pool = profile.pool();
        if (pool.declared()) {
            return null; // the user says what the pool is for
        }
        if (PoolPurpose.elastic(pool)) {
            if (profile.computing().crowdedNanos() == 0) {
                return null; // everybody who computed had a processor
            }
            if (!TaskOrigin.isHandedOver(profile.stack().frames())) {
                return null; // a request worker may compute: another pool would not bring more processors
            }
            return new Claim(profile.task(), "computes|" + pool.name(), Confidence.LIKELY);
        }
        if (profile.waiting().queuedNanos() == 0) {
            return null; // nobody waited for these workers
        }
        return new Claim(profile.task(), "waits|" + pool.name(), Confidence.LIKELY);
    }

    @Override
    public @Nullable Verdict judge(Incident<TaskProfile> incident, Conditions conditions) {
        long lasted = incident.spanMillis() - incident.first().nanos() / 1_000_000;
        if (lasted < LASTING_MILLIS) {
            return null; // a burst, or the start of a program
        }
        TaskProfile worst = incident.worst();
        return PoolPurpose.elastic(worst.pool())
                ? judgeComputing(incident, conditions)
                : judgeWaiting(incident, conditions);
    }

    private static @Nullable Verdict judgeComputing(Incident<TaskProfile> incident, Conditions conditions) {
        TaskProfile worst = incident.worst();
        boolean virtual = worst.pool().kind() == PoolKind.VIRTUAL_PER_TASK;
        long processor = incident.tally(TaskProfile.PROCESSOR);
        long tasks = Math.max(1, incident.tally(TaskProfile.TASKS));
        long waits = incident.tally(TaskProfile.WAITS);
        long crowded = incident.tally(TaskProfile.CROWDED);
        if (crowded < LASTING_NANOS || processor / tasks < LONG_TASK_NANOS) {
            return null; // short bursts, which an elastic pool is for as well
        }
        if (tasks < (long) COMES_AGAIN * worst.computing().atOnce() && crowded < GOES_ON_NANOS) {
            return null; // each thread had one task: caches that are filled at the start, say
        }
        if (virtual && waits > (1 - ALMOST_ALL) * tasks) {
            return null; // they wait in between: HoggedCarrier names the lines that compute for long
        }
        long excess = incident.tally(TaskProfile.EXCESS);
        boolean felt = virtual || excess > TOO_MANY * conditions.cpus() * crowded;
        Placement placement = Placement.forComputing(worst);
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail(
                virtual ? "virtual threads that computed or wanted to" : "threads that computed at once",
                worst.computing().atOnce() + " on " + Sentences.count(conditions.cpus(), "processor")));
        details.add(new Finding.Detail("processor time per task", "at least " + Sentences.time(processor / tasks)));
        details.add(new Finding.Detail("belongs on", placement.pool()));
        List<TaskProfile.Line> lines = incident.lines();
        return verdict(
                felt ? Severity.WARNING : Severity.INFO,
                "Tasks that compute for " + Sentences.time(processor / tasks) + " and more ran on "
                        + named(worst.pool())
                        + ", up to " + worst.computing().atOnce() + " at once on "
                        + Sentences.count(conditions.cpus(), "processor") + ": for " + Sentences.time(crowded)
                        + " more of them computed than there are processors"
                        + (virtual
                                ? ", and others waited for a carrier."
                                : "; they had one for " + had(incident) + " % of their time."),
                details,
                lines,
                placement.advice());
    }

    private static long had(Incident<TaskProfile> incident) {
        long held = Math.max(1, incident.tally(TaskProfile.HELD));
        return Math.min(100, Math.round(100.0 * incident.tally(TaskProfile.PROCESSOR) / held));
    }

    private static @Nullable Verdict judgeWaiting(Incident<TaskProfile> incident, Conditions conditions) {
        TaskProfile worst = incident.worst();
        if (!PoolPurpose.sizedForProcessors(worst.pool(), worst.stack(), conditions.cpus())) {
            return null; // somebody has given it another width, for what waits
        }
        long waited = incident.tally(TaskProfile.WAITED);
        long all = waited + incident.tally(TaskProfile.HELD);
        List<TaskProfile.Line> lines =
                incident.lines().stream().filter(MisplacedWork::isIo).toList();
        long io = lines.stream().mapToLong(TaskProfile.Line::nanos).sum();
        if (waited < NOTICEABLE_NANOS || incident.tally(TaskProfile.WAITS) < REPEATED) {
            return null; // a few waits: nobody would make a pool for them
        }
        if (io < ALMOST_ALL * all) {
            return null; // they compute as well, or wait for each other, which another pool would not change
        }
        if (incident.tally(TaskProfile.QUEUED) < OFTEN * waited) {
            return null; // the pool is wide enough for what comes
        }
        int percent = (int) Math.min(99, Math.floor(100.0 * io / all));
        Placement placement = Placement.forWaiting(worst, conditions);
        List<Finding.Detail> details = new ArrayList<>();
        details.add(new Finding.Detail("share of the tasks' time", "about " + percent + " % waiting"));
        details.add(new Finding.Detail("lines that wait", Integer.toString((int)
                lines.stream().map(TaskProfile.Line::site).distinct().count())));
        details.add(new Finding.Detail("belongs on", placement.pool()));
        return verdict(
                Severity.WARNING,
                "Tasks that wait for " + percent + " % of their time ran on " + named(worst.pool())
                        + ", which is as wide as there are processors to compute on: they waited "
                        + Sentences.count(incident.tally(TaskProfile.WAITS), "time") + ", " + Sentences.time(waited)
                        + " in total, and for " + Sentences.time(incident.tally(TaskProfile.QUEUED))
                        + " of it other tasks were queued behind them.",
                details,
                lines,
                placement.advice());
    }

    /** What waits for something outside, or for a time: more threads wait for more of it at once. */
    private static boolean isIo(TaskProfile.Line line) {
        WaitKind kind = line.kind();
        return kind != null && (kind.io() || kind == WaitKind.SLEEP);
    }

    /** Where nearly all is at one line, the finding about that line says so; else this one stands for all its lines. */
    private static Verdict verdict(
            Severity severity,
            String summary,
            List<Finding.Detail> details,
            List<TaskProfile.Line> lines,
            Finding.Advice advice) {
        Map<Site, Long> sites = new HashMap<>();
        lines.forEach(line -> sites.merge(line.site(), line.nanos(), Long::sum));
        long all = sites.values().stream().mapToLong(Long::longValue).sum();
        Set<Site> main = sites.entrySet().stream()
                .filter(site -> site.getValue() > 0 && site.getValue() >= ALMOST_ALL * all)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()); // one at most
        return new Verdict(
                severity,
                summary,
                List.copyOf(details),
                main.isEmpty() ? Set.copyOf(sites.keySet()) : Set.of(),
                main,
                advice);
    }

    private static String named(Pool pool) {
        boolean bounded = pool.width() > 0 && pool.width() < Short.MAX_VALUE;
        return pool.name() + " (" + pool.kind().label()
                + (bounded
                                && (pool.kind() == PoolKind.FIXED
                                        || pool.kind() == PoolKind.FORK_JOIN
                                        || pool.kind() == PoolKind.COMMON)
                        ? ", " + Sentences.count(pool.width(), "worker")
                        : "")
                + ")";
    }
}
