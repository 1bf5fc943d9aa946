/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.Semaphore;

/** A semaphore lets two compute at a time: the others wait for it, and two carriers are left to everybody else. */
// since: 21
public final class SoundSemaphore {
    private SoundSemaphore() {}

    public static void main(String[] args) throws Exception {
        Semaphore computing = new Semaphore(2);
        VirtualThreads.run(8, () -> {
            computing.acquire();
            try {
                Burn.millis(250);
            } finally {
                computing.release();
            }
        });
    }
}
