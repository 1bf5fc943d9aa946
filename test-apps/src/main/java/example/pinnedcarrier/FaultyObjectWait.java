/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Virtual threads wait in Object.wait for an answer that does not come. */
// since: 21
public final class FaultyObjectWait {
    private FaultyObjectWait() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(6, FaultyObjectWait::ask);
    }

    private static void ask() throws InterruptedException {
        Object answer = new Object();
        synchronized (answer) {
            // finding[21]: PinnedCarrier object-wait
            answer.wait(150);
        }
    }
}
