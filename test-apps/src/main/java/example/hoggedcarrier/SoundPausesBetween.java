/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.util.concurrent.locks.LockSupport;

/** Long computing in steps, with a moment for the others after each. */
// since: 21
public final class SoundPausesBetween {
    private SoundPausesBetween() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> {
            for (int i = 0; i < 30; i++) {
                Burn.millis(5);
                LockSupport.parkNanos(100_000);
            }
        });
    }
}
