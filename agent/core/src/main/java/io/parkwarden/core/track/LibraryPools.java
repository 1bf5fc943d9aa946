/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.PoolNames;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What a library built on a JDK executor means its threads for. By the class of the executor and what the thread's class declares first (Reactor's
 * {@code NonBlocking}, RxJava's {@code NonBlockingThread}), then by the names that the libraries give their threads.
 */
final class LibraryPools {
    private static final String[] NEVER_WAIT = {
        "reactor.core.scheduler.NonBlocking",
        "io.reactivex.rxjava3.internal.schedulers.NonBlockingThread",
        "io.reactivex.internal.schedulers.NonBlockingThread"
    };

    /** The threads of Vert.x, whatever the user calls them: its workers are in a JDK executor, its event loops in none. */
    private static final String VERTX_THREAD = "io.vertx.core.impl.VertxThread";

    /** Lettuce runs its users' callbacks on executors of the kind that Netty gives to handlers that wait. */
    private static final String LETTUCE_CALLBACKS = "lettuce-eventExecutorLoop";

    /** Reactor's executors for waiting, whatever the user calls the scheduler: one thread each, of no class of its own. */
    private static final String BOUNDED_ELASTIC =
            "reactor.core.scheduler.BoundedElasticScheduler$BoundedScheduledExecutorService";

    private LibraryPools() {}

    /**
     * The pool with the kind and intent that its library gives it; the same pool if no library is known.
     *
     * @param executor what runs the tasks, if that is known
     * @param worker one of its threads; null if it has ended
     */
    static Pool recognise(Pool pool, @Nullable Object executor, @Nullable Thread worker, String threadName) {
        if (executor != null && executor.getClass().getName().equals(BOUNDED_ELASTIC)) {
            return as(pool, PoolKind.ELASTIC, Intent.BLOCKING);
        }
        if (PoolNames.isDelayScheduler(pool.name())
                || threadName.startsWith(LETTUCE_CALLBACKS)
                || (worker != null && declaresNonBlocking(worker.getClass()))) {
            return as(pool, PoolKind.EVENT_LOOP, Intent.EVENT_LOOP);
        }
        if (PoolNames.madeForWaiting(threadName)) {
            return as(pool, PoolKind.ELASTIC, Intent.BLOCKING);
        }
        boolean vertxWorker = executor instanceof ThreadPoolExecutor
                && worker != null
                && extendsClass(worker.getClass(), VERTX_THREAD);
        return vertxWorker ? as(pool, PoolKind.ELASTIC, Intent.BLOCKING) : pool;
    }

    private static boolean declaresNonBlocking(Class<?> threadClass) {
        for (Class<?> type = threadClass; type != null && type != Thread.class; type = type.getSuperclass()) {
            for (Class<?> declared : type.getInterfaces()) {
                for (String name : NEVER_WAIT) {
                    if (declared.getName().equals(name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean extendsClass(Class<?> threadClass, String name) {
        for (Class<?> type = threadClass; type != null && type != Thread.class; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static Pool as(Pool pool, PoolKind kind, Intent intent) {
        return new Pool(
                pool.name(), kind, intent, pool.declared(), pool.size(), pool.width(), pool.active(), pool.queued());
    }
}
