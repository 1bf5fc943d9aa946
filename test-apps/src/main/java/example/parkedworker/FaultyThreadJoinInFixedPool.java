/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Executors;

/** Waits for the end of a thread while tasks are queued. */
public final class FaultyThreadJoinInFixedPool {
    private FaultyThreadJoinInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            Thread report = Later.run(() -> {});
            // finding: ParkedWorker thread-join
            report.join();
        });
    }
}
