/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits in a dependent of completeOnTimeout, which runs on the one thread for all timeouts of the JVM. */
public final class FaultyDependentOfTimeout {
    private static final long PAUSE_NANOS = Later.MILLIS * 1_000_000L;

    private FaultyDependentOfTimeout() {}

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            new CompletableFuture<String>()
                    .completeOnTimeout("nothing", 20, TimeUnit.MILLISECONDS)
                    .thenAccept(FaultyDependentOfTimeout::use)
                    .join();
        }
    }

    private static void use(String reply) {
        // finding: BlockedEventLoop park
        LockSupport.parkNanos(PAUSE_NANOS + reply.length());
    }
}
