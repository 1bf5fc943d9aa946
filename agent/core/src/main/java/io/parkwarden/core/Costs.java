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
import org.jspecify.annotations.Nullable;

/**
 * What the watching costs, by part, and what follows of it: each source has a budget, and so have the waits, which are looked at by
 * the threads that wait and judged by the agent's. A detector pays for its part of each part that serves it. The agent's thread weighs; any thread may
 * ask.
 */
final class Costs {
    /** One wait in a million is still looked at. */
    private static final int RAREST = 1 << 20;

    private final Budget waits;
    private final List<String> waitDetectors;
    private List<BudgetedSource> sources = List.of();
    private long readingBefore;

    /**
     * @param share of one processor that each detector may take; 0 for no limit
     * @param waitDetectors names of the detectors that waits are looked at for
     */
    Costs(double share, List<String> waitDetectors) {
        this.waits = new Budget(share * Math.max(1, waitDetectors.size()), RAREST, System.nanoTime());
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

    /** Does something for the waits, on the agent's thread. */
    void forWaits(Runnable work) {
        long begin = Pace.processorNanos();
        try {
            work.run();
        } finally {
            waits.spend(Pace.processorNanos() - begin);
        }
    }

    /**
     * A turn of the agent's thread is over.
     *
     * @param reading the thread that reads the JDK's events, if there is one
     * @param recorder told how much less of them to read
     */
    void turn(long nowNanos, @Nullable Thread reading, Recorder recorder) {
        if (reading != null) {
            long all = Pace.processorNanos(reading);
            waits.spend(Math.max(0, all - readingBefore));
            readingBefore = Math.max(all, readingBefore);
        }
        if (waits.weigh(nowNanos)) {
            recorder.slowDown(waits.slowdown());
        }
        for (BudgetedSource source : sources) {
            source.weigh(nowNanos);
        }
    }

    /** All processor time that was spent, in ns. */
    long spentNanos() {
        long all = waits.spentNanos();
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
        share(waits.spentNanos(), waitDetectors, on, costs);
        for (BudgetedSource source : sources) {
            share(source.spentNanos(), source.detectors(), on, costs);
            (source.exhausted() ? left : served).addAll(source.detectors());
        }
        left.removeAll(served);
        String sampled = waits.remark();
        List<Report.Coverage> all = new ArrayList<>();
        for (Report.Coverage one : coverage) {
            Long cost = on.contains(one.detector()) ? costs.getOrDefault(one.detector(), 0L) : null;
            String state = left.contains(one.detector()) ? "off" : one.state();
            String reason = one.reason();
            if (!sampled.isEmpty() && waitDetectors.contains(one.detector()) && on.contains(one.detector())) {
                String waits = "waits were " + sampled
                        + "; those that woven code saw stand for the others, of those that the JDK's events tell the longer ones were read";
                reason = reason == null ? waits : reason + "; " + waits;
            }
            all.add(new Report.Coverage(one.detector(), state, reason, one.checked(), one.dropped(), cost));
        }
        return all;
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
