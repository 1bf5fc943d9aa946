/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.concurrent.TimeUnit;

/** Joins futures on the main thread. */
public final class SoundJoinOnMain {
    private SoundJoinOnMain() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 3; i++) {
            Later.complete("42").join();
            Later.complete("42").get(10, TimeUnit.SECONDS);
        }
    }
}
