/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** Two virtual threads compute on four carriers: no other waits. */
// since: 21
public final class SoundNobodyWaits {
    private SoundNobodyWaits() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(2, () -> Burn.millis(400));
    }
}
