/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.Later;
import example.VirtualThreads;

/** Virtual threads that wait for most of their time and compute a little. */
// since: 21
public final class SoundWaitsForMost {
    private SoundWaitsForMost() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(40, () -> {
            for (int i = 0; i < 3; i++) {
                Later.complete(i).join();
                Burn.millis(6);
            }
        });
    }
}
