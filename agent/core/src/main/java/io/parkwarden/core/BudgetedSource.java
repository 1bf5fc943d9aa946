/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.Budget;
import io.parkwarden.core.track.Pace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A source that is kept within its budget of processor time: it turns less often when it takes more, and is stopped for good when
 * that does not help. One that serves no detector that is on never begins.
 */
final class BudgetedSource implements Source {
    /** A look every 30 ms becomes one in 2 s; fewer than that see hardly anything. */
    private static final int SLOWEST = 64;

    private final Source source;
    private final Budget budget;
    private final Consumer<String> note;
    private boolean unused;
    private volatile boolean off;
    private int turns;
    private long ownBefore;

    /**
     * @param share of one processor that each detector may take; 0 for no limit
     * @param note where a sentence is said once
     */
    BudgetedSource(Source source, double share, Consumer<String> note) {
        this.source = source;
        this.budget = new Budget(share * Math.max(1, source.detectors().size()), SLOWEST, System.nanoTime());
        this.note = note;
    }

    /** These detectors are on, no others. Before {@link #begin}. */
    void serves(List<String> on) {
        unused = !source.isShared() && source.detectors().stream().noneMatch(on::contains);
        off = unused;
    }

    /** Processor time in ns that it has taken. */
    long spentNanos() {
        return budget.spentNanos();
    }

    /** Whether it was stopped because nothing else kept it within its budget. */
    boolean exhausted() {
        return off && !unused;
    }

    @Override
    public String subject() {
        return source.subject();
    }

    @Override
    public List<String> detectors() {
        return source.detectors();
    }

    @Override
    public boolean isShared() {
        return source.isShared();
    }

    @Override
    public Map<String, String> notApplicable() {
        return source.notApplicable();
    }

    @Override
    public void begin() {
        if (!off) {
            source.begin();
        }
    }

    @Override
    public void turn(long nowNanos) {
        if (off || ++turns % budget.slowdown() != 0) {
            return;
        }
        long begin = Pace.processorNanos();
        try {
            source.turn(nowNanos);
        } finally {
            long own = source.ownNanos();
            budget.spend(Pace.processorNanos() - begin);
            if (ownBefore == 0 && own > 0) {
                budget.begins(own, nowNanos); // a thread of its own, which has loaded its classes
            } else {
                budget.spend(Math.max(0, own - ownBefore));
            }
            ownBefore = Math.max(own, ownBefore);
        }
    }

    /**
     * Weighs what it has taken, on the agent's thread, after its turn.
     *
     * @return whether it was stopped right now
     */
    boolean weigh(long nowNanos) {
        if (off || !budget.weigh(nowNanos)) {
            return !off && budget.exhausted() && end();
        }
        source.slowDown(budget.slowdown());
        return false;
    }

    private boolean end() {
        off = true;
        source.stop();
        note.accept("there are no more looks at " + source.subject()
                + ": even at the slowest pace they passed their budget of processor time (option cpu-budget)");
        return true;
    }

    @Override
    public void catchUp() {
        if (!off) {
            source.catchUp();
        }
    }

    @Override
    public void exiting() {
        if (!off) {
            source.exiting();
        }
    }

    @Override
    public void ended() {
        if (!off) {
            source.ended();
        }
    }

    @Override
    public Map<String, String> remarks() {
        String slower = budget.remark();
        if (unused) {
            return Map.of();
        }
        if (slower.isEmpty()) {
            return source.remarks();
        }
        Map<String, String> all = new HashMap<>(source.remarks());
        for (String detector : source.detectors()) {
            all.merge(detector, source.subject() + " were " + slower, (own, pace) -> own + "; " + pace);
        }
        return all;
    }

    @Override
    public void stop() {
        if (!off) {
            source.stop();
        }
    }
}
