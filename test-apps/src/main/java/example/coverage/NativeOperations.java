/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.CLibrary;
import example.ForeignFunctions;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.lang.invoke.MethodHandle;

/** What no bytecode of the JDK does. */
final class NativeOperations {
    private static final int MICROS = 300_000;

    private NativeOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Native code");
        sheet.add(
                "native code of a library, by JNI", "native", Seen.LOOKS, Seen.LOOKS, Seen.LOOKS, Mode.SLOW, "", () -> {
                    CLibrary library = CLibrary.INSTANCE;
                    // waits: native code of a library, by JNI
                    library.usleep(MICROS);
                });
        sheet.add(
                "native code of a library, by the foreign function interface",
                "native",
                Seen.ABSENT,
                Seen.ABSENT,
                Seen.LOOKS,
                Mode.SLOW,
                "final since 22; a wait for a lock of the native code is taken for one of the JVM's and not told",
                () -> callForeign(ForeignFunctions.usleep()));
        sheet.add(
                "page fault on a mapped file",
                "file-read",
                Seen.NOT,
                Seen.NOT,
                Seen.NOT,
                Mode.QUICK,
                "an ordinary load instruction: no method is called, and neither the JDK nor JFR tells of it. The kernel"
                        + " does, but the JVM cannot take the stack before the page is there: whoever asks for it stands still"
                        + " until then, on 17 with the whole JVM",
                () -> {
                    // waits: page fault on a mapped file
                    Thread.onSpinWait();
                });
    }

    private static void callForeign(MethodHandle usleep) {
        try {
            // waits: native code of a library, by the foreign function interface
            int result = (int) usleep.invokeExact(MICROS);
            if (result != 0) {
                throw new IllegalStateException("usleep failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
