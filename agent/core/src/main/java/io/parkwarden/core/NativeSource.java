/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.NativeWatch;
import io.parkwarden.core.track.Pace;
import java.util.List;
import java.util.Map;

/**
 * Looks for waits in native code at each turn of the agent, or less often where looking at so many threads would take more than a
 * hundredth of one processor.
 */
final class NativeSource implements Source {
    /** Every turn. */
    private static final long PAUSE_NANOS = 25_000_000;

    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final NativeWatch watch;
    private final Pace pace = new Pace(2 * PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    private long dueNanos = System.nanoTime();

    NativeSource(NativeWatch watch) {
        this.watch = watch;
    }

    @Override
    public String subject() {
        return "waits in native code";
    }

    @Override
    public List<String> detectors() {
        return List.of("ParkedWorker", "SyncOverAsync", "BlockedEventLoop");
    }

    @Override
    public void turn(long nowNanos) {
        if (nowNanos - dueNanos < 0) {
            return;
        }
        synchronized (watch) {
            pace.begins();
            watch.look();
            dueNanos = nowNanos + pace.ended(PAUSE_NANOS);
        }
    }

    @Override
    public Map<String, String> remarks() {
        synchronized (watch) {
            return Map.of("ParkedWorker", pace.remark());
        }
    }

    @Override
    public void exiting() {
        synchronized (watch) {
            watch.endAll();
        }
    }
}
