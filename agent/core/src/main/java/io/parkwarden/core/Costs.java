/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.Budget;
import io.parkwarden.core.track.Pace;
import io.parkwarden.model.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the watching costs, by part, and what follows of it: each source has a budget, and so have the waits, which are looked at by
 * the threads that wait and judged by the agent's. A detector pays for its part of each part that serves it. The agent's thread weighs; any thread may
 * ask.
 */
final class Costs {
    /** One wait in a million is still looked at. */
    private static final int RAREST = 1 << 20;

    /** Waits a hundred times as long as the threshold are read from the JDK's events however many they are. */
    private static final int LONGEST = 100;

    private final Budget waits;
    private final Budget events;
    private final List<String> waitDetectors;
    private List<BudgetedSource> sources = List.of();
    private long readingBefore;
    private final LongAdder lookingNanos = new LongAdder();

    /**
     * @param share of one processor that each detector may take; 0 for no limit
     * @param waitDetectors names of the detectors that waits are looked at for
     */
    Costs(double share, List<String> waitDetectors) {
        double half = share * Math.max(1, waitDetectors.size()) / 2;
        this.waits = new Budget(half, RAREST, System.nanoTime());
        this.events = new Budget(half, LONGEST, System.nanoTime());
        this.waitDetectors = waitDetectors;
    }

    /** These sources are weighed from now on. */
    void weigh(List<BudgetedSource> all) {
        sources = all;
    }

    /** What looking at waits may take. */
    Budget waits() {
        return waits;
    }

    /** Judges what was seen, on the agent's thread: the more waits are looked at, the more this takes. */
    void judging(Runnable work) {
        long begin = Pace.processorNanos();
        try {
            work.run();
        } finally {
            waits.spend(Pace.processorNanos() - begin);
        }
    }

    /** A look from outside took so much processor time, in ns: looks have a pace of their own. */
    void looked(long nanos) {
        lookingNanos.add(nanos);
    }

    /**
     * A turn of the agent's thread is over.
     *
     * @param reading the thread that reads the JDK's events, if there is one
     * @param arrive whether events arrive by now; what came before was the start of JFR, half a second of processor time
     * @param recorder told how much less of them to read
     */
    void turn(long nowNanos, @Nullable Thread reading, boolean arrive, Recorder recorder) {
        if (reading != null) {
            long all = Pace.processorNanos(reading);
            long more = Math.max(0, all - readingBefore);
            readingBefore += more;
            if (arrive) {
                events.spend(more);
            } else {
                events.begins(more, nowNanos);
            }
        }
        waits.weigh(nowNanos);
        if (events.weigh(nowNanos)) {
            recorder.slowDown(events.slowdown());
        }
        for (BudgetedSource source : sources) {
            source.weigh(nowNanos);
        }
    }

    /** All processor time that was spent, in ns. */
    long spentNanos() {
        long all = ofWaits();
        for (BudgetedSource source : sources) {
            all += source.spentNanos();
        }
        return all;
    }

    /** The coverage with what each detector has cost, and off where nothing serves it any more. */
    List<Report.Coverage> priced(List<Report.Coverage> coverage) {
        Set<String> on = new HashSet<>();
        for (Report.Coverage one : coverage) {
            if (one.state().equals("on")) {
                on.add(one.detector());
            }
        }
        Map<String, Long> costs = new HashMap<>();
        Set<String> served = new HashSet<>(waitDetectors);
        Set<String> left = new HashSet<>();
        share(ofWaits(), waitDetectors, on, costs);
        for (BudgetedSource source : sources) {
            share(source.spentNanos(), source.detectors(), on, costs);
            (source.exhausted() ? left : served).addAll(source.detectors());
        }
        left.removeAll(served);
        String ofWaits = remark();
        List<Report.Coverage> all = new ArrayList<>();
        for (Report.Coverage one : coverage) {
            boolean isOn = on.contains(one.detector());
            boolean waits = isOn && !ofWaits.isEmpty() && waitDetectors.contains(one.detector());
            all.add(new Report.Coverage(
                    one.detector(),
                    left.contains(one.detector()) ? "off" : one.state(),
                    !waits ? one.reason() : one.reason() == null ? ofWaits : one.reason() + "; " + ofWaits,
                    one.checked(),
                    one.dropped(),
                    isOn ? costs.getOrDefault(one.detector(), 0L) : null));
        }
        return all;
    }

    private long ofWaits() {
        return waits.spentNanos() + events.spentNanos() + lookingNanos.sum();
    }

    /** What was left out of the waits; empty if nothing was. */
    private String remark() {
        List<String> parts = new ArrayList<>();
        if (!waits.remark().isEmpty()) {
            parts.add("waits were " + waits.remark() + "; those that were looked at stand for the others");
        }
        if (!events.remark().isEmpty()) {
            parts.add("of waits that only the JDK's events tell, longer ones were read: they were " + events.remark());
        }
        return String.join("; ", parts);
    }

    private static void share(long nanos, List<String> detectors, Set<String> on, Map<String, Long> costs) {
        long paying = detectors.stream().filter(on::contains).count();
        for (String detector : detectors) {
            if (on.contains(detector)) {
                costs.merge(detector, nanos / paying, Long::sum);
            }
        }
    }
}
