/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Width, size and queue of executors that are none of the JDK's. Of unknown classes only a queue of the JDK's is read,
 * by fields; of these three libraries public getters that take no lock are called:
 *
 * <p>Tomcat 11.0 {@code ThreadPoolExecutor.getMaximumPoolSize} (a volatile field) and {@code getQueue} (a
 * LinkedBlockingQueue); Jetty 12.1 {@code QueuedThreadPool.getMaxThreads}, {@code getThreads} and {@code getQueueSize}
 * (an AtomicBiInteger); JBoss Threads 3.7 {@code EnhancedQueueExecutor.getMaximumPoolSize}, {@code getPoolSize} and
 * {@code getQueueSize} (volatile fields). The scheduler of Kotlin's coroutines (1.9) has its numbers in fields; of its
 * queues the one for tasks that compute counts. Stateless.
 */
final class OwnerCounts {
    private static final int LIMIT = 1_000;

    private static final Map<String, Getters> LIBRARIES = Map.of(
            "org.apache.tomcat.util.threads.ThreadPoolExecutor", new Getters("getMaximumPoolSize", null, "getQueue"),
            "org.eclipse.jetty.util.thread.QueuedThreadPool",
                    new Getters("getMaxThreads", "getThreads", "getQueueSize"),
            "org.jboss.threads.EnhancedQueueExecutor",
                    new Getters("getMaximumPoolSize", "getPoolSize", "getQueueSize"));

    private static final String COROUTINES = "kotlinx.coroutines.scheduling.CoroutineScheduler";

    private OwnerCounts() {}

    private record Getters(String width, @Nullable String size, String queued) {}

    /**
     * Numbers of an executor; -1 for what is not known.
     *
     * @param width threads it may have
     * @param size threads it has
     * @param queued tasks that wait for one
     */
    record Counts(int width, int size, int queued) {}

    static Counts of(Object owner, JdkFields fields) {
        if (owner.getClass().getName().equals(COROUTINES)) {
            return ofCoroutines(owner, fields);
        }
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            Getters getters = LIBRARIES.get(type.getName());
            if (getters != null) {
                return new Counts(
                        number(call(type, getters.width, owner), fields),
                        getters.size == null ? -1 : number(call(type, getters.size, owner), fields),
                        number(call(type, getters.queued, owner), fields));
            }
        }
        return new Counts(-1, -1, number(TaskOwners.queueOf(owner), fields));
    }

    private static Counts ofCoroutines(Object scheduler, JdkFields fields) {
        Object queue = field("globalCpuQueue", scheduler);
        return new Counts(
                number(field("corePoolSize", scheduler), fields),
                -1,
                queue == null ? -1 : number(call(queue.getClass(), "getSize", queue), fields));
    }

    private static @Nullable Object field(String name, Object owner) {
        try {
            return owner.getClass().getField(name).get(owner);
        } catch (ReflectiveOperationException | RuntimeException otherVersion) {
            return null; // as for a getter
        }
    }

    private static @Nullable Object call(Class<?> type, String getter, Object owner) {
        try {
            Method method = type.getMethod(getter);
            return method.invoke(owner);
        } catch (ReflectiveOperationException | RuntimeException otherVersion) {
            return null; // a version without it: the number stays unknown
        }
    }

    private static int number(@Nullable Object value, JdkFields fields) {
        if (value instanceof Integer number) {
            return number;
        }
        if (value instanceof LinkedBlockingQueue<?> queue) {
            return queue.size(); // an atomic counter
        }
        if (value instanceof ConcurrentLinkedQueue<?> || value instanceof ConcurrentLinkedDeque<?>) {
            return counted((Queue<?>) value);
        }
        return value == null ? -1 : fields.count(value);
    }

    private static int counted(Queue<?> queue) {
        int count = 0;
        for (Iterator<?> all = queue.iterator(); all.hasNext() && count < LIMIT; all.next()) {
            count++;
        }
        return count;
    }
}
