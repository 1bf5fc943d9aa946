/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Virtual threads wait for a class that a platform thread initialises. */
// since: 21
public final class FaultyWaitForInitialiser {
    private FaultyWaitForInitialiser() {}

    private static final class Registry {
        static final int SIZE = load();

        private static int load() {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 7;
        }
    }

    public static void main(String[] args) throws Exception {
        Thread loader = new Thread(() -> check(Registry.SIZE), "loader");
        loader.start();
        Thread.sleep(100);
        VirtualThreads.run(2, FaultyWaitForInitialiser::lookUp);
        loader.join();
    }

    private static void lookUp() {
        // finding: PinnedCarrier class-initialisation
        check(Registry.SIZE);
    }

    private static void check(int size) {
        if (size != 7) {
            throw new IllegalStateException();
        }
    }
}
