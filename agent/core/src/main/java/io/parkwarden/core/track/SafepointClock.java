/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own counter of the time it has spent in safepoints, garbage collection among them. It lies in the memory in
 * which the JVM keeps its performance counters, so a reading is one read of memory: no call into the JVM, no JMX.
 *
 * <p>The counters are {@code sun.rt.safepointTime}, {@code sun.rt.safepointSyncTime}, which that does not contain, and {@code sun.rt.safepoints} (RuntimeService in src/hotspot/share/services/runtimeService.cpp of 17, 21 and 25), in ticks
 * of {@code sun.os.hrt.frequency}. The layout of the memory is that of {@code PerfDataPrologue} and {@code PerfDataEntry}
 * (src/hotspot/share/runtime/perfMemory.hpp, version 2.0 since 5). With {@code -XX:-UsePerfData}, or on another JVM,
 * there is none. Thread-safe.
 */
public final class SafepointClock implements Pauses.Counter {
    private static final String TIME = "sun.rt.safepointTime";
    private static final String WAY_TIME = "sun.rt.safepointSyncTime";
    private static final String COUNT = "sun.rt.safepoints";
    private static final String FREQUENCY = "sun.os.hrt.frequency";
    private static final int MAGIC = 0xcafec0c0;
    private static final int FIRST_ENTRY = 24;
    private static final int ENTRIES = 28;
    private static final int MOST_ENTRIES = 10_000;

    private final @Nullable ByteBuffer memory;
    private final int at;
    private final int wayAt;
    private final int countAt;

    /** 0 until found: the JVM adds the frequency after the agents have begun (StatSampler::engage in Threads::create_vm). */
    private volatile double nanosPerTick;

    private volatile long ticksBefore;

    /** Finds the counter of this JVM, if it has one. */
    public SafepointClock() {
        this(own());
    }

    SafepointClock(@Nullable ByteBuffer counters) {
        at = counters == null ? -1 : find(counters.order(ByteOrder.nativeOrder()), TIME);
        wayAt = counters == null ? -1 : find(counters, WAY_TIME);
        countAt = counters == null ? -1 : find(counters, COUNT);
        memory = at < 0 || wayAt < 0 || countAt < 0 ? null : counters;
    }

    /** Whether this JVM tells. */
    public boolean isKnown() {
        return memory != null;
    }

    /** Counts time from here on: what the agent's own weaving took is no part of any wait, and becomes readable later than it ends. */
    public void restart() {
        if (memory != null) {
            ticksBefore = memory.getLong(at) + memory.getLong(wayAt);
        }
    }

    /** Number of safepoints that have begun so far; 0 if the JVM does not tell, or as long as {@link #nanos} has found no frequency. */
    @Override
    public long count() {
        return memory == null || nanosPerTick == 0 ? 0 : memory.getLong(countAt);
    }

    /** Time spent in safepoints, and on the way there, since the restart, in ns; 0 if the JVM does not tell, or does not yet. */
    @Override
    public long nanos() {
        ByteBuffer counters = memory;
        if (counters == null) {
            return 0;
        }
        double scale = nanosPerTick;
        if (scale == 0) {
            int frequency = find(counters, FREQUENCY);
            long ticksPerSecond = frequency < 0 ? 0 : counters.getLong(frequency);
            if (ticksPerSecond <= 0) {
                return 0;
            }
            scale = 1e9 / ticksPerSecond;
            nanosPerTick = scale;
        }
        return (long) ((counters.getLong(at) + counters.getLong(wayAt) - ticksBefore) * scale);
    }

    @Override
    public long stoppedNanos() {
        return memory == null ? 0 : (long) (memory.getLong(at) * nanosPerTick);
    }

    private static int find(ByteBuffer counters, String name) {
        try {
            if (counters.capacity() < ENTRIES + Integer.BYTES
                    || (Integer.reverseBytes(counters.getInt(0)) != MAGIC && counters.getInt(0) != MAGIC)) {
                return -1;
            }
            int entry = counters.getInt(FIRST_ENTRY);
            for (int i = Math.min(counters.getInt(ENTRIES), MOST_ENTRIES); i > 0; i--) {
                if (isNamed(counters, entry + counters.getInt(entry + 4), name)) {
                    return entry + counters.getInt(entry + 16);
                }
                entry += counters.getInt(entry);
            }
            return -1;
        } catch (IndexOutOfBoundsException otherLayout) {
            return -1;
        }
    }

    private static boolean isNamed(ByteBuffer counters, int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (counters.get(start + i) != name.charAt(i)) {
                return false;
            }
        }
        return counters.get(start + name.length()) == 0;
    }

    /** {@code jdk.internal.perf.Perf}: {@code attach(int, String)} on 17, {@code attach(int)} since 21; 0 is this JVM. */
    private static @Nullable ByteBuffer own() {
        try {
            Class<?> type = Class.forName("jdk.internal.perf.Perf");
            Object perf = type.getMethod("getPerf").invoke(null);
            try {
                return (ByteBuffer) type.getMethod("attach", int.class).invoke(perf, 0);
            } catch (NoSuchMethodException on17) {
                return (ByteBuffer)
                        type.getMethod("attach", int.class, String.class).invoke(perf, 0, "r");
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            return null;
        }
    }
}
