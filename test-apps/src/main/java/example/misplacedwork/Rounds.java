/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on the calling thread, which belongs to no pool. */
final class Rounds {
    /** So long and so often that looks from outside, a few in a second, see it on a busy machine as well. */
    private static final long LASTING_NANOS = 2_000_000_000L;

    private static final int TIMES = 4;

    private Rounds() {}

    static void run(Task round) throws Exception {
        round.run(); // the libraries' classes, which take a second to load where nothing has warmed the JVM
        long end = System.nanoTime() + LASTING_NANOS;
        for (int times = 1; times < TIMES || System.nanoTime() - end < 0; times++) {
            round.run();
        }
    }

    /** In each round so many tasks at once, each begun by this call. */
    static void of(int tasks, Callable<? extends Future<?>> begin) throws Exception {
        run(() -> {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                all.add(begin.call());
            }
            await(all);
        });
    }

    /** Waits for all of them; throws what the first failed one threw. */
    static void await(List<? extends Future<?>> futures) throws Exception {
        for (Future<?> future : futures) {
            future.get(60, TimeUnit.SECONDS);
        }
    }
}
