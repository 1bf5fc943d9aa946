/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;

/** Joins futures on a thread that the program made itself. */
public final class SoundJoinOnOwnThread {
    private SoundJoinOnOwnThread() {}

    public static void main(String[] args) throws Exception {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; i < 3; i++) {
                        Later.complete("42").join();
                    }
                },
                "batch");
        thread.start();
        thread.join();
    }
}
