/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;

/** Joins on a pool that adds a thread for every task that finds none free. */
public final class SoundJoinInCachedPool {
    private SoundJoinInCachedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newCachedThreadPool(), 8, () -> Later.complete("42").join());
    }
}
