/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.Load;
import java.util.concurrent.ExecutorService;

/** The same computing on platform threads, which the system shares out. */
// since: 21
public final class SoundPlatformThreads {
    private SoundPlatformThreads() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("draws", 2);
        Load.run(pool, 4, () -> Burn.millis(300));
    }
}
