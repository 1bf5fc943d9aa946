/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Later;
import example.VirtualThreads;

/** Virtual threads wait for a platform thread to end. */
// since: 21
public final class FaultyJoinOfPlatformThread {
    private FaultyJoinOfPlatformThread() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(6, FaultyJoinOfPlatformThread::ask);
    }

    private static void ask() throws InterruptedException {
        Thread later = Later.run(() -> Thread.sleep(100));
        // finding[21]: PinnedCarrier
        later.join();
    }
}
