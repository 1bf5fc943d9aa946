/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** Many virtual threads that compute for a few milliseconds each and wait in between. */
// since: 21
public final class SoundShortWork {
    private SoundShortWork() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(60, () -> {
            for (int i = 0; i < 3; i++) {
                Burn.millis(4);
                Thread.sleep(10);
            }
        });
    }
}
