/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.viewer.jfr.Event;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When the JVM stood still, by {@code jdk.GCPhasePause} and, for other operations, {@code jdk.ExecuteVMOperation}: a wait
 * lasts meanwhile although nobody waits. An event is written when it is over and stands anywhere in its chunk, so waits
 * are asked about at the end of the chunk. Keeps pauses for a minute, as a wait may have begun in a chunk before. Not
 * thread-safe.
 */
final class RecordedPauses {
    private static final String COLLECTION = "jdk.GCPhasePause";
    private static final String OPERATION = "jdk.ExecuteVMOperation";

    /** Beyond, further pauses are not taken off: of a chunk with so many each is short. */
    private static final int LIMIT = 200_000;

    private static final long KEPT_NANOS = 60_000_000_000L;
    private static final int BEGIN = 0;
    private static final int END = 1;

    /** Begin and end of each pause in ns since the epoch, in order and apart from each other. */
    private long[][] pauses = new long[0][];

    /** Up to the pause of the same index, time in ns that the JVM stood still. */
    private long[] before = new long[0];

    private long[][] found = new long[64][];
    private int count;

    /** Who wants the events that tell of pauses. */
    void addTo(Map<String, Consumer<Event>> readers) {
        readers.put(COLLECTION, this::add);
        readers.put(OPERATION, event -> {
            if (event.hasField("safepoint") && event.getBoolean("safepoint")) {
                add(event);
            }
        });
    }

    /** What was added so far counts from here on. */
    void arrange() {
        if (count > 0) {
            long[][] all = Arrays.copyOf(found, count + pauses.length);
            System.arraycopy(pauses, 0, all, count, pauses.length);
            count = 0;
            merge(all);
        }
    }

    /** Pauses long before this moment, in ms since the epoch, are not asked for again. */
    void forgetBefore(long atMillis) {
        long nanos = atMillis * 1_000_000 - KEPT_NANOS;
        if (pauses.length > 0 && pauses[0][END] < nanos) {
            merge(Arrays.stream(pauses).filter(pause -> pause[END] >= nanos).toArray(long[][]::new));
        }
    }

    private void add(Event event) {
        if (count >= LIMIT) {
            return;
        }
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        long begin = event.startNanos();
        found[count++] = new long[] {begin, begin + event.durationNanos()};
    }

    /** A collection is an operation as well: what overlaps is one pause. */
    private void merge(long[][] all) {
        Arrays.sort(all, Comparator.comparingLong(pause -> pause[BEGIN]));
        long[][] merged = new long[all.length][];
        int kept = 0;
        for (long[] pause : all) {
            if (kept > 0 && pause[BEGIN] <= merged[kept - 1][END]) {
                merged[kept - 1][END] = Math.max(merged[kept - 1][END], pause[END]);
            } else {
                merged[kept++] = pause;
            }
        }
        pauses = Arrays.copyOf(merged, kept);
        before = new long[kept + 1];
        for (int i = 0; i < kept; i++) {
            before[i + 1] = before[i] + pauses[i][END] - pauses[i][BEGIN];
        }
    }

    /** How long the JVM stood still between these moments, in ns; both in ns since the epoch. */
    long within(long beginNanos, long endNanos) {
        return pauses.length == 0 ? 0 : Math.max(0, until(endNanos) - until(beginNanos));
    }

    /** Time of all pauses before this moment. */
    private long until(long nanos) {
        int low = 0;
        int high = pauses.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pauses[middle][BEGIN] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return 0;
        }
        long[] last = pauses[low - 1];
        return before[low - 1] + Math.min(nanos, last[END]) - last[BEGIN];
    }
}
