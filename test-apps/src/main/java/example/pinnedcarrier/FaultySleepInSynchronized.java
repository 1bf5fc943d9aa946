/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Twelve virtual threads sleep inside synchronized, each in a monitor of its own. */
// since: 21
public final class FaultySleepInSynchronized {
    private FaultySleepInSynchronized() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(12, FaultySleepInSynchronized::update);
    }

    private static void update() throws InterruptedException {
        Object row = new Object();
        synchronized (row) {
            // finding[21]: PinnedCarrier sleep
            Thread.sleep(60);
        }
    }
}
