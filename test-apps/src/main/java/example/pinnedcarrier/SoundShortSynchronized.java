/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Monitors that are held for an instant, by very many virtual threads. */
// since: 21
public final class SoundShortSynchronized {
    private SoundShortSynchronized() {}

    private static final Map<Integer, Integer> COUNTS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(20_000, SoundShortSynchronized::count);
    }

    private static void count() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            synchronized (COUNTS) {
                COUNTS.merge(ThreadLocalRandom.current().nextInt(100), 1, Integer::sum);
            }
            Thread.sleep(20);
        }
    }
}
