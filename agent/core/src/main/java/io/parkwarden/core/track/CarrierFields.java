/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of virtual threads, read from outside: who its carriers are, what each has mounted and what it waits
 * for. Reads plain fields and takes stacks; takes no lock, calls no method of the scheduler but getters, and puts
 * nothing into the path of mount and unmount. Values may be a moment old. Immutable, so thread-safe.
 *
 * <p>Read with javap and in the sources of 21.0.13 and 25.0.3: {@code VirtualThread.DEFAULT_SCHEDULER}, {@code
 * ForkJoinPool.queues}, {@code WorkQueue.owner}, {@code base} and {@code nsteals}, {@code Thread.cont} (set by {@code
 * Continuation.run} while it is mounted), {@code Continuation.target}, the captured variable of {@code
 * VirtualThread$VThreadContinuation.wrap}, {@code Thread$FieldHolder.threadStatus}, {@code CarrierThread.compensating} (25) or {@code blocking} (21),
 * {@code Thread.getStackTrace0}.
 */
final class CarrierFields {
    /** Bits of JVMTI's thread state, which {@code threadStatus} holds. */
    private static final int ENTERING_MONITOR = 0x400;

    private static final int PARKED = 0x200;
    private static final int IN_OBJECT_WAIT = 0x100;

    /** What the mounted virtual thread does. */
    enum Activity {
        RUNNABLE,
        PARKED,
        ENTERING_MONITOR,
        IN_OBJECT_WAIT
    }

    private final Object unsafe;
    private final Method shouldBeInitialized;
    private final Class<?> virtualThread;
    private final Field defaultScheduler;
    private final Field queues;
    private final Field owner;
    private final Field base;
    private final Field steals;
    private final Field continuation;
    private final Field target;
    private final Field holder;
    private final Field status;
    private final @Nullable Field compensating;
    private final Class<?> carrierThread;
    private final Method stackTrace;

    /** @throws ReflectiveOperationException if this JDK has no virtual threads or hides one of the fields */
    CarrierFields() throws ReflectiveOperationException {
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
        shouldBeInitialized = unsafeType.getMethod("shouldBeInitialized", Class.class);
        virtualThread = Class.forName("java.lang.VirtualThread", false, null);
        defaultScheduler = field(virtualThread, "DEFAULT_SCHEDULER");
        Class<?> queue = Class.forName("java.util.concurrent.ForkJoinPool$WorkQueue", false, null);
        queues = field(ForkJoinPool.class, "queues");
        owner = field(queue, "owner");
        base = field(queue, "base");
        steals = field(queue, "nsteals");
        continuation = field(Thread.class, "cont");
        target = field(Class.forName("jdk.internal.vm.Continuation", false, null), "target");
        holder = field(Thread.class, "holder");
        status = field(Class.forName("java.lang.Thread$FieldHolder", false, null), "threadStatus");
        carrierThread = Class.forName("jdk.internal.misc.CarrierThread", false, null);
        compensating = optional(carrierThread, "compensating", "blocking"); // 25, 21
        stackTrace = Thread.class.getDeclaredMethod("getStackTrace0");
        stackTrace.setAccessible(true);
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        try {
            field.setAccessible(true);
        } catch (RuntimeException closed) {
            throw new NoSuchFieldException(type.getName() + "." + name + " is closed: " + closed);
        }
        return field;
    }

    private static @Nullable Field optional(Class<?> type, String... names) {
        for (Field field : type.getDeclaredFields()) {
            if (List.of(names).contains(field.getName()) && field.trySetAccessible()) {
                return field;
            }
        }
        return null; // then no wait counts as compensated
    }

    /** Whether the application has made a virtual thread; asking does not initialise anything. */
    boolean used() {
        try {
            return !(Boolean) shouldBeInitialized.invoke(unsafe, virtualThread);
        } catch (ReflectiveOperationException impossible) {
            return false;
        }
    }

    /** The scheduler; only when {@link #used}, as reading it would initialise it. */
    @Nullable
    ForkJoinPool scheduler() {
        return get(defaultScheduler, null) instanceof ForkJoinPool pool ? pool : null;
    }

    /** A carrier as it was a moment ago. If {@code steals} has changed, it has run something else between. */
    record Carrier(Thread thread, @Nullable Thread mounted, Activity activity, int steals) {}

    /**
     * All carriers of the scheduler.
     *
     * @param taken how many tasks any carrier has ever taken from a queue; unchanged, no carrier has switched
     */
    record Scheduler(List<Carrier> carriers, long taken) {}

    /** The scheduler as it is now. */
    Scheduler look(ForkJoinPool scheduler) {
        List<Carrier> carriers = new ArrayList<>();
        Object[] all = (Object[]) get(queues, scheduler);
        long taken = 0;
        for (Object queue : all == null ? new Object[0] : all) {
            taken += number(base, queue);
            Object thread = get(owner, queue);
            if (carrierThread.isInstance(thread)) {
                carriers.add(carrier((Thread) thread, queue));
            }
        }
        return new Scheduler(carriers, taken);
    }

    private Carrier carrier(Thread thread, Object queue) {
        Thread mounted = mounted(thread);
        Object state = get(status, get(holder, thread));
        int bits = state == null ? 0 : (Integer) state;
        Activity activity = (bits & ENTERING_MONITOR) != 0
                ? Activity.ENTERING_MONITOR
                : (bits & IN_OBJECT_WAIT) != 0
                        ? Activity.IN_OBJECT_WAIT
                        : (bits & PARKED) != 0 ? Activity.PARKED : Activity.RUNNABLE;
        return new Carrier(thread, mounted, activity, number(steals, queue));
    }

    /** The virtual thread that the carrier runs: the continuation's task captures it. */
    private @Nullable Thread mounted(Thread carrier) {
        Object task = get(target, get(continuation, carrier));
        if (task == null) {
            return null;
        }
        for (Field captured : task.getClass().getDeclaredFields()) {
            if (captured.getType() == virtualThread && captured.trySetAccessible()) {
                return (Thread) get(captured, task);
            }
        }
        return null;
    }

    /** Whether the scheduler has added a carrier for the time of this one's wait (Object.wait and files on 21). */
    boolean compensated(Thread carrier) {
        Object value = compensating == null ? null : get(compensating, carrier);
        return Boolean.TRUE.equals(value) || (value instanceof Integer number && number != 0);
    }

    /** The stack of a virtual thread that is mounted, innermost first; null if it is not mounted any more. */
    StackTraceElement @Nullable [] stack(Thread virtual) {
        try {
            return stackTrace.invoke(virtual) instanceof StackTraceElement[] elements && elements.length > 0
                    ? elements
                    : null;
        } catch (ReflectiveOperationException gone) {
            return null;
        }
    }

    private static int number(Field field, @Nullable Object owner) {
        return get(field, owner) instanceof Integer value ? value : 0;
    }

    private static @Nullable Object get(Field field, @Nullable Object owner) {
        try {
            return owner == null && !Modifier.isStatic(field.getModifiers()) ? null : field.get(owner);
        } catch (IllegalAccessException closed) {
            return null; // cannot be: it was made accessible
        }
    }
}
