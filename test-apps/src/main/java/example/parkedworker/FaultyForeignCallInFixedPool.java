/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.ForeignFunctions;
import example.Load;
import java.lang.invoke.MethodHandle;

/** Calls a native function that blocks through the foreign function interface, which has no native method. */
// since: 25
// alone: its JVM has options
// jvm: --enable-native-access=ALL-UNNAMED
public final class FaultyForeignCallInFixedPool {
    private FaultyForeignCallInFixedPool() {}

    public static void main(String[] args) throws Exception {
        MethodHandle usleep = ForeignFunctions.usleep();
        Load.run(Load.fixedPool("printers", 2), 8, () -> print(usleep));
    }

    private static void print(MethodHandle usleep) {
        try {
            // finding: ParkedWorker native
            int result = (int) usleep.invokeExact(300_000);
            if (result != 0) {
                throw new IllegalStateException("usleep failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
