/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.CLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls a native library that blocks on a thread that all of the JVM shares. */
public final class FaultyNativeCallInCommonPool {
    private FaultyNativeCallInCommonPool() {}

    public static void main(String[] args) {
        CLibrary library = CLibrary.INSTANCE;
        List<CompletableFuture<Void>> printed = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            printed.add(CompletableFuture.runAsync(() -> print(library)));
        }
        printed.forEach(CompletableFuture::join);
    }

    private static void print(CLibrary library) {
        // finding: ParkedWorker native
        library.usleep(250_000);
    }
}
