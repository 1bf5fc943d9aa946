/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;

/** Sleeps on a pool that adds a thread for every task that finds none free. */
public final class SoundSleepInCachedPool {
    private SoundSleepInCachedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newCachedThreadPool(), 8, () -> Thread.sleep(Later.MILLIS));
    }
}
