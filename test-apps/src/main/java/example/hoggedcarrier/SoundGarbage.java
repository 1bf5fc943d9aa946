/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;

/** Virtual threads that make garbage: pauses of the collector are nobody computing. */
// since: 21
public final class SoundGarbage {
    private SoundGarbage() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(200, () -> {
            byte[][] chunks = new byte[64][];
            for (int i = 0; i < 64; i++) {
                chunks[i] = new byte[16 * 1024];
            }
            Thread.sleep(10);
            if (chunks[63].length == 0) {
                throw new IllegalStateException();
            }
        });
    }
}
