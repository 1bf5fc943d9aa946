/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** A hundred thousand virtual threads sleep. */
// since: 21
public final class SoundSleepers {
    private SoundSleepers() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(100_000, () -> Thread.sleep(300));
    }
}
