/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Computing;
import example.VirtualThreads;

/** Two virtual threads at a time compute: nobody waits for a carrier. */
// since: 21
public final class SoundVirtualThreadsBelowTheCarriers {
    private SoundVirtualThreadsBelowTheCarriers() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(100);
        Rounds.run(() -> VirtualThreads.run(2, () -> pack(page)));
    }

    private static int pack(byte[] page) {
        return Computing.packer(page).deflate(Computing.ROOM);
    }
}
