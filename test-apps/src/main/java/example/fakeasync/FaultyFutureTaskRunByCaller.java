/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Returns a FutureTask that it has run itself; workers of a fixed pool call. */
public final class FaultyFutureTaskRunByCaller {
    private FaultyFutureTaskRunByCaller() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("callers", 2);
        Load.run(pool, 8, () -> load().get());
    }

    private static Future<String> load() {
        FutureTask<String> task = new FutureTask<>(() -> {
            Later.run(() -> {}).join();
            return "loaded";
        });
        // finding: FakeAsync thread-join
        task.run();
        return task;
    }
}
