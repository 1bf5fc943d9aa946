/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.VirtualThreads;
import java.util.ArrayList;
import java.util.List;

/** Joins futures on virtual threads, which are made for it. */
public final class SoundJoinOnVirtualThread {
    private SoundJoinOnVirtualThread() {}

    public static void main(String[] args) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(VirtualThreads.start(() -> Later.complete("42").join()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
