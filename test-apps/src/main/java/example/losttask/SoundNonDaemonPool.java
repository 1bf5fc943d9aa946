/* SPDX-License-Identifier: Apache-2.0 */
package example.losttask;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of a pool that is not daemon keep the JVM alive until its queue is empty. */
// alone: its end is what is tried
public final class SoundNonDaemonPool {
    private SoundNonDaemonPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        for (int i = 0; i < 3; i++) {
            int number = i;
            pool.execute(() -> System.out.println("task " + number));
        }
        pool.shutdown();
    }
}
