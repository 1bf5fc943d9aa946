/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** The slow class is initialised on main before virtual threads use it. */
// since: 21
public final class SoundInitialisedBefore {
    private SoundInitialisedBefore() {}

    private static final class Registry {
        static final int SIZE = load();

        private static int load() {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 7;
        }
    }

    public static void main(String[] args) throws Exception {
        check(Registry.SIZE);
        VirtualThreads.run(20, () -> check(Registry.SIZE));
    }

    private static void check(int size) {
        if (size != 7) {
            throw new IllegalStateException();
        }
    }
}
