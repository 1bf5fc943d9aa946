/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Static initialisers that sleep, run on virtual threads. */
// since: 21
public final class FaultySleepInInitialiser {
    private FaultySleepInInitialiser() {}

    private static final class First {
        static final long VALUE = read();

        private static long read() {
            return pause();
        }
    }

    private static final class Second {
        static final long VALUE = pause();
    }

    private static final class Third {
        static final long VALUE = pause();
    }

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(1, () -> use(First.VALUE));
        VirtualThreads.run(1, () -> use(Second.VALUE));
        VirtualThreads.run(1, () -> use(Third.VALUE));
    }

    private static void use(long value) {
        if (value < 0) {
            throw new IllegalStateException();
        }
    }

    private static long pause() {
        try {
            // finding: PinnedCarrier sleep
            Thread.sleep(80);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime() >>> 1;
    }
}
