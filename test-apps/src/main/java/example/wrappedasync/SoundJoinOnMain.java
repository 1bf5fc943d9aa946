/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;

/** Waits at the outermost edge, on a thread that no task needs. */
public final class SoundJoinOnMain {
    private SoundJoinOnMain() {}

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            Later.complete(i).join();
        }
    }
}
