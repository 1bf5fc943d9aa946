/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.viewer.jfr.Chunk;
import io.parkwarden.viewer.jfr.Event;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When the JVM stood still, by {@code jdk.GCPhasePause} and, for other operations, {@code jdk.ExecuteVMOperation}: a wait
 * lasts meanwhile although nobody waits. An event is written when it is over and stands anywhere in its chunk, so the pauses of a
 * chunk are read before its waits. Keeps those of two chunks, as a wait may have begun in the one before. Not
 * thread-safe.
 */
final class RecordedPauses {
    private static final String COLLECTION = "jdk.GCPhasePause";
    private static final String OPERATION = "jdk.ExecuteVMOperation";

    /** Beyond, further pauses are not taken off: of a chunk with so many each is short. */
    private static final int LIMIT = 200_000;

    private static final int BEGIN = 0;
    private static final int END = 1;

    /** Begin and end of each pause in ns since the epoch, in order and apart from each other. */
    private long[][] pauses = new long[0][];

    /** Up to the pause of the same index, time in ns that the JVM stood still. */
    private long[] before = new long[0];

    private long[][] found = new long[64][];
    private int count;

    /** Reads the pauses of the chunk that is read next. */
    void read(Chunk chunk) {
        if (!chunk.types().containsValue(COLLECTION) && !chunk.types().containsValue(OPERATION)) {
            return;
        }
        long[][] last = pauses;
        count = 0;
        Map<String, Consumer<Event>> readers = new HashMap<>();
        readers.put(COLLECTION, this::add);
        readers.put(OPERATION, event -> {
            if (event.hasField("safepoint") && event.getBoolean("safepoint")) {
                add(event);
            }
        });
        chunk.read(readers::get, bytes -> {});
        long[][] all = Arrays.copyOf(found, count + last.length);
        System.arraycopy(last, 0, all, count, last.length);
        merge(all, chunk.startMillis() * 1_000_000 - 60_000_000_000L);
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

    /** A collection is an operation as well: what overlaps is one pause. What was over long before is let go of. */
    private void merge(long[][] all, long forgetNanos) {
        Arrays.sort(all, Comparator.comparingLong(pause -> pause[BEGIN]));
        long[][] merged = new long[all.length][];
        int kept = 0;
        for (long[] pause : all) {
            if (pause[END] < forgetNanos) {
                continue;
            }
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
