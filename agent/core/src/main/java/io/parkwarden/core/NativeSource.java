/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.core.track.NativeWatch;
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
    private final LookPace pace = new LookPace(PAUSE_NANOS, LONGEST_PAUSE_NANOS);

    NativeSource(NativeWatch watch) {
        this.watch = watch;
    }

    @Override
    public void turn(long nowNanos) {
        if (!pace.due(nowNanos)) {
            return;
        }
        synchronized (watch) {
            long begin = LookPace.processorNanos();
            watch.look();
            pace.looked(nowNanos, LookPace.processorNanos() - begin);
        }
    }

    @Override
    public Map<String, String> remarks() {
        return Map.of("ParkedWorker", pace.remark());
    }

    @Override
    public void exiting() {
        synchronized (watch) {
            watch.endAll();
        }
    }
}
