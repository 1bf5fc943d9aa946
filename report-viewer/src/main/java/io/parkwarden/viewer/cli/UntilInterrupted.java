/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that Ctrl-C ends early and not in the middle. Ctrl-C starts the JVM's shutdown. The hook lets the work end early
 * and waits for it, so that the report is written and the agent is as it should be; then it halts with the exit code of
 * the work instead of the signal's.
 */
final class UntilInterrupted {
    private UntilInterrupted() {}

    /** What is to be done; it ends soon after {@code early} has opened. */
    interface Work {
        int run(CountDownLatch early);
    }

    /** Runs the work and gives its exit code. */
    static int run(Terminal terminal, Work work) {
        CountDownLatch early = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(Parkwarden.INTERNAL);
        Thread hook = new Thread(
                () -> {
                    early.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(code.get());
                },
                "parkwarden-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code.set(work.run(early));
            return code.get();
        } catch (RuntimeException e) {
            if (early.getCount() > 0) {
                throw e;
            }
            // Once the hook is let go the process ends, so what went wrong is said before.
            code.set(Parkwarden.failed(terminal.err(), e));
            return code.get();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The shutdown has begun and the hook waits for us.
                done.countDown();
            }
        }
    }
}
