/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;

/** Waits at the end of a stack that is deeper than a flight recording keeps by default. */
public final class FaultyJoinBelowDeepRecursion {
    private FaultyJoinBelowDeepRecursion() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 8, () -> sum(100));
    }

    private static int sum(int depth) {
        if (depth > 0) {
            return 1 + sum(depth - 1);
        }
        // finding: SyncOverAsync future
        return Later.complete("42").join().length();
    }
}
