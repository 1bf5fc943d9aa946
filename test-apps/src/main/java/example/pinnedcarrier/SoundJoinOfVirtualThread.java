/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Virtual threads wait for virtual threads to end. */
// since: 21
public final class SoundJoinOfVirtualThread {
    private SoundJoinOfVirtualThread() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(50, SoundJoinOfVirtualThread::fork);
    }

    private static void fork() throws Exception {
        VirtualThreads.start(SoundJoinOfVirtualThread::pause).join();
    }

    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
