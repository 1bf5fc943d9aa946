/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Virtual threads wait for a monitor that a platform thread holds. */
// since: 21
public final class FaultyContendedMonitor {
    private FaultyContendedMonitor() {}

    private static final Object LOCK = new Object();

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            Thread holder = new Thread(FaultyContendedMonitor::hold, "holder");
            holder.start();
            Thread.sleep(30);
            VirtualThreads.run(3, FaultyContendedMonitor::count);
            holder.join();
        }
    }

    private static void hold() {
        synchronized (LOCK) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void count() {
        // finding[21]: PinnedCarrier monitor
        synchronized (LOCK) {
            Thread.onSpinWait();
        }
    }
}
