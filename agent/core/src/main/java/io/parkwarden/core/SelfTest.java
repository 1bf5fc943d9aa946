/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.HookSink;
import io.parkwarden.bootstrap.Hooks;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Proves at start that a wait reaches the agent: parks for an instant with a threshold of nothing and looks whether the
 * hook called. Waits of other threads in that instant are passed over.
 */
final class SelfTest implements HookSink {
    private final Thread tester = Thread.currentThread();
    private volatile boolean called;

    private SelfTest() {}

    /** Whether a wait of this thread reaches the agent. Leaves the hooks disconnected. */
    static boolean passes() {
        SelfTest test = new SelfTest();
        Hooks.connect(test, 0);
        try {
            LockSupport.parkNanos(1);
        } finally {
            Hooks.connect(null, 0);
        }
        return test.called;
    }

    @Override
    public int waited(int point, long start, long end, @Nullable Object self) {
        if (Thread.currentThread() == tester) {
            called = true;
        }
        return UNKNOWN;
    }

    @Override
    public void submitted(Object pool, Object task) {}

    @Override
    public void awaited(Object future) {}

    @Override
    public void threadForTask(Object task) {}

    @Override
    public void ended(Object future, boolean cancelled) {}

    @Override
    public void pinned(long start, long end) {
        // not what is tested
    }

    @Override
    public void grew(Object pool) {
        // not what is tested
    }

    @Override
    public void exiting(boolean over) {
        // not what is tested
    }
}
