/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.Load;
import example.VirtualThreads;
import java.util.concurrent.ExecutorService;

/** Platform threads compute, virtual threads wait for them. */
// since: 21
public final class SoundPlatformPool {
    private SoundPlatformPool() {}

    public static void main(String[] args) throws Exception {
        ExecutorService compute = Load.fixedPool("compute", 2);
        VirtualThreads.run(6, () -> compute.submit(() -> Burn.millis(150)).get());
        compute.shutdown();
    }
}
