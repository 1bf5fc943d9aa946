/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * What woven JDK code calls where tasks are given to pools. As long as no finding has named a task, a call reads one
 * plain static field and returns. As with {@link Hooks}, this class must exist once, on the boot loader.
 *
 * <p>Every thread of the application calls; the agent's threads write. {@code wanted} is plain: a thread that reads an
 * old value misses a submission, or looks at one too many.
 */
public final class TaskHooks {
    /** Whether anybody wants to know who submits. */
    private static boolean wanted;

    private static volatile TaskSink sink;

    private TaskHooks() {}

    /** Who is told from now on; null to end. */
    public static void connect(TaskSink newSink) {
        wanted = false;
        sink = newSink;
    }

    /** Whether submissions are looked at from now on. */
    public static void want(boolean submissions) {
        wanted = submissions;
    }

    /** The calling thread gives this task to a pool. Never throws. */
    public static void submitted(Object task) {
        if (wanted && task != null) {
            look(task);
        }
    }

    private static void look(Object task) {
        TaskSink told = sink;
        if (told == null || !Hooks.enterAgent()) {
            return;
        }
        try {
            told.submitted(task);
        } catch (Throwable thrown) {
            // The place of this submission stays unknown; the task is submitted all the same.
            Hooks.lost(thrown);
        } finally {
            Hooks.leaveAgent();
        }
    }
}
