/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.util.ArrayList;
import java.util.List;

/** So many objects that a full collection stops the JVM for a quarter of a second on the machine at hand. */
final class Garbage {
    private static final long PAUSE_NANOS = 250_000_000;
    private static final int MOST = 400;

    private final List<Object[]> blocks = new ArrayList<>();

    /** Adds objects until a collection takes long enough, or the heap is half full. */
    static Garbage thatTakesLong() {
        Garbage garbage = new Garbage();
        long took = 0;
        while (took < PAUSE_NANOS && garbage.blocks.size() < MOST) {
            for (int i = 0; i < 10; i++) {
                garbage.grow();
            }
            took = garbage.collect();
        }
        return garbage;
    }

    private void grow() {
        Object[] block = new Object[50_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = new Object[] {i > 0 ? block[i - 1] : null};
        }
        blocks.add(block);
    }

    /** Stops the JVM for a collection; returns how long that took, in ns. */
    long collect() {
        long begin = System.nanoTime();
        System.gc();
        return blocks.isEmpty() ? 0 : System.nanoTime() - begin;
    }
}
