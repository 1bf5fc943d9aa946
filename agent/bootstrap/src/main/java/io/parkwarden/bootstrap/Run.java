/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

import java.lang.ref.WeakReference;

/**
 * What a thread does for CompletableFutures: the thread, held weakly, and the task that it runs. Written by that thread;
 * {@code completer} and {@code completed} by the thread that ends its wait, before it wakes it. Plain fields: the agent
 * looks again, and a waiter has been woken through {@code LockSupport.unpark}.
 */
public final class Run extends WeakReference<Thread> {
    /** The future that the running task is to complete, or the stage that it is; null while it runs none. */
    Object task;

    /** Who has completed the future that the thread waits for. */
    Run completer;

    /** The task that did so. */
    Object completed;

    Run(Thread thread) {
        super(thread);
    }

    /** The future that the thread's task is to complete, or the stage that it is; null while it runs none. */
    public Object task() {
        return task;
    }
}
