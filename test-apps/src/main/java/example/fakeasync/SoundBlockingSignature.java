/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;

/** Says by its type that it waits. */
public final class SoundBlockingSignature {
    private SoundBlockingSignature() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            load();
        }
    }

    private static int load() throws Exception {
        return Later.complete(42).get();
    }
}
