/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** Long computing that lets others run now and then. */
// since: 21
public final class SoundYield {
    private SoundYield() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(8, () -> {
            for (int i = 0; i < 40; i++) {
                Burn.millis(5);
                Thread.yield();
            }
        });
    }
}
