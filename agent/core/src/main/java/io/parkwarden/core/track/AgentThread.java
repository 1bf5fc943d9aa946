/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.Hooks;

/** A thread of the agent's: it neither keeps the JVM alive nor a class loader of the application, and nothing it does is told. */
public final class AgentThread extends Thread {
    /**
     * @param task what it does
     * @param name how the thread is called
     */
    public AgentThread(Runnable task, String name) {
        super(null, unseen(task), name, 0, false);
        setDaemon(true);
        setContextClassLoader(null);
    }

    private static Runnable unseen(Runnable task) {
        return () -> {
            Hooks.enterAgent();
            task.run();
        };
    }
}
