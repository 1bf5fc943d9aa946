/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import example.VirtualThreads;

/** Waits twice on virtual threads, many at once. */
// since: 21
public final class SoundVirtualThreadsWait {
    private SoundVirtualThreadsWait() {}

    public static void main(String[] args) throws Exception {
        Rounds.run(() -> VirtualThreads.run(20, () -> ship()));
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
