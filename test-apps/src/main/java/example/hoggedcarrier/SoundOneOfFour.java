/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** One virtual thread computes for long, and three carriers are there for the others. */
// since: 21
public final class SoundOneOfFour {
    private SoundOneOfFour() {}

    public static void main(String[] args) throws Exception {
        Thread computes = VirtualThreads.start(() -> Burn.millis(800));
        VirtualThreads.run(30, () -> {
            for (int i = 0; i < 8; i++) {
                Thread.sleep(20);
            }
        });
        computes.join();
    }
}
