/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.bootstrap;

/**
 * What woven JDK code calls where a task is handed to an executor, and where an executor runs one. Off, which is nearly
 * always, a call reads one plain static field and returns. As with {@link Hooks}, this class must exist once, on the
 * boot loader.
 *
 * <p>Every thread of the application calls; the agent's thread switches, and an application's thread switches off when
 * what may be looked at has been. The switches are plain: a thread that reads an old value follows a task too many or
 * misses one. Carriers of virtual threads are left alone.
 */
public final class HopHooks {
    private static final Class<?> CARRIER = carrierClass();

    /** Whether tasks that are handed over are looked at. */
    private static boolean submissions;

    /** Whether tasks that are run are looked at. */
    private static boolean runs;

    private static volatile HopSink sink;

    private HopHooks() {}

    /** Who is told from now on; null to end. */
    public static void connect(HopSink newSink) {
        follow(false, false);
        sink = newSink;
    }

    /** What is told from now on. */
    public static void follow(boolean tasksHandedOver, boolean tasksRun) {
        submissions = tasksHandedOver;
        runs = tasksRun;
    }

    /** A task is being handed to this executor; what it returns is for {@link #submitted}. Never throws. */
    public static Object submits(Object executor, Object task) {
        return submissions ? look(executor, task) : null;
    }

    private static Object look(Object executor, Object task) {
        long nanos = System.nanoTime(); // what follows is no part of the task that hands over
        HopSink told = sink;
        if (told == null || task == null || isCarrier() || !Hooks.enterAgentBriefly()) {
            return null;
        }
        try {
            return told.submits(executor, task, nanos);
        } catch (Throwable thrown) {
            Hooks.lost(thrown);
            return null; // this submission is not followed; the task is handed over all the same
        } finally {
            Hooks.leaveAgent();
        }
    }

    /** The task is handed over. */
    public static void submitted(Object hop) {
        if (hop != null) {
            long nanos = System.nanoTime();
            HopSink told = sink;
            try {
                if (told != null) {
                    told.submitted(hop, nanos);
                }
            } catch (Throwable thrown) {
                Hooks.lost(thrown); // as above
            }
        }
    }

    /** A task begins; what it returns is for {@link #ends}. */
    public static Object begins(Object task, Object inner) {
        return runs ? begin(task, inner) : null;
    }

    private static Object begin(Object task, Object inner) {
        HopSink told = sink;
        if (told == null || task == null || isCarrier()) {
            return null;
        }
        try {
            return told.begins(task, inner);
        } catch (Throwable thrown) {
            Hooks.lost(thrown);
            return null; // how long this task takes stays unknown
        }
    }

    /** The task has ended. */
    public static void ends(Object run) {
        if (run != null) {
            long nanos = System.nanoTime();
            HopSink told = sink;
            try {
                if (told != null) {
                    told.ends(run, nanos);
                }
            } catch (Throwable thrown) {
                Hooks.lost(thrown); // as above
            }
        }
    }

    /** This task, whose begin was told by another method, has ended. */
    public static void over(Object task) {
        if (runs) {
            long nanos = System.nanoTime();
            HopSink told = sink;
            try {
                if (told != null && task != null) {
                    told.over(task, nanos);
                }
            } catch (Throwable thrown) {
                Hooks.lost(thrown); // as above
            }
        }
    }

    /** The calling thread begins to wake who waits for its task; what it returns is for {@link #woke}. */
    public static long wakes() {
        return runs ? System.nanoTime() : 0;
    }

    /** It has woken them. */
    public static void woke(long since) {
        if (since != 0) {
            HopSink told = sink;
            try {
                if (told != null && !isCarrier()) {
                    told.woke(since);
                }
            } catch (Throwable thrown) {
                Hooks.lost(thrown); // as above
            }
        }
    }

    /** What a scheduler of virtual threads does for them is no task of the application. */
    private static boolean isCarrier() {
        return CARRIER != null && CARRIER.isInstance(Thread.currentThread());
    }

    private static Class<?> carrierClass() {
        try {
            return Class.forName("jdk.internal.misc.CarrierThread", false, null);
        } catch (ClassNotFoundException beforeLoom) {
            return null; // JDK 17
        }
    }
}
