/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.AgentThread;
import io.parkwarden.core.track.HopVerdicts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that a pool's threads hand to their own pool, counted and timed where there are many. */
final class HopSource implements Source {
    private static final String DETECTOR = "RedundantHop";

    /** How long a report waits for what a hop costs. */
    private static final long COST_MILLIS = 150;

    private final HopVerdicts verdicts;
    private @Nullable Thread measuring;

    HopSource(HopVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String subject() {
        return "tasks that a pool's threads hand to their own pool";
    }

    @Override
    public List<String> detectors() {
        return List.of(DETECTOR);
    }

    @Override
    public void begin() {
        verdicts.begin();
    }

    @Override
    public void turn(long nowNanos) {
        verdicts.turn(nowNanos);
        measure();
    }

    /** On a thread that ends when it is done: it waits for threads of its own. */
    private synchronized @Nullable Thread measure() {
        Thread before = measuring;
        if ((before == null || !before.isAlive()) && verdicts.wantsCost()) {
            Thread thread = new AgentThread(verdicts::measure, "Parkwarden hop cost");
            measuring = thread;
            thread.start();
        }
        return measuring;
    }

    @Override
    public void catchUp() {
        verdicts.tellAll(System.nanoTime()); // also says whether the cost is wanted
        Thread thread = measure();
        if (thread != null && thread.isAlive()) {
            try {
                thread.join(COST_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            verdicts.tellAll(System.nanoTime());
        }
    }

    @Override
    public Map<String, String> remarks() {
        String remark = verdicts.remark();
        return remark == null ? Map.of() : Map.of(DETECTOR, remark);
    }

    @Override
    public void stop() {
        verdicts.stop();
    }
}
