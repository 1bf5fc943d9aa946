/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** As many compute as there are carriers, and nobody else wants one. */
// since: 21
public final class SoundAsManyAsCarriers {
    private SoundAsManyAsCarriers() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(4, () -> Burn.millis(500));
    }
}
