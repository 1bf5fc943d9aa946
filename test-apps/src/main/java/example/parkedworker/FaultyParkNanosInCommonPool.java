/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Parks for a time in tasks of the common pool. */
public final class FaultyParkNanosInCommonPool {
    private FaultyParkNanosInCommonPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(ForkJoinPool.commonPool(), 6, () -> {
            // finding: ParkedWorker park
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        });
    }
}
