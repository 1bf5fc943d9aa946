/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.CLibrary;
import example.Load;

/** Calls a native library that blocks, while tasks are queued. No hook can reach native code. */
public final class FaultyNativeCallInFixedPool {
    private FaultyNativeCallInFixedPool() {}

    public static void main(String[] args) throws Exception {
        CLibrary library = CLibrary.INSTANCE;
        Load.run(Load.fixedPool("printers", 2), 8, () -> {
            // finding: ParkedWorker native
            library.usleep(300_000);
        });
    }
}
