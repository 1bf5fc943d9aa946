/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;

/** Waits on a pool that the configuration says not to report. */
// options: pools=legacy*:ignore
public final class SoundIgnoredPool {
    private SoundIgnoredPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Load.fixedPool("legacy", 2), 8, () -> Thread.sleep(Later.MILLIS));
    }
}
