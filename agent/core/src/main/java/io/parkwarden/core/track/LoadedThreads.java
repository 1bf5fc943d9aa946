/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a live platform thread by its id, for events that only have the id. One thread at a time. */
public final class LoadedThreads {
    private static final long PAUSE_NANOS = 100_000_000;

    private final Map<Long, WeakReference<Thread>> byId = new HashMap<>();
    private long lookedAt = System.nanoTime() - PAUSE_NANOS;

    /** Takes note of the threads that live; called now and then, so that one that ends soon after is known. */
    public synchronized void look() {
        if (System.nanoTime() - lookedAt < PAUSE_NANOS) {
            return;
        }
        lookedAt = System.nanoTime();
        byId.values().removeIf(reference -> reference.get() == null);
        for (Thread thread : all()) {
            byId.computeIfAbsent(thread.getId(), id -> new WeakReference<>(thread));
        }
    }

    /** The thread, or null if it ended before anybody looked. */
    public synchronized @Nullable Thread find(long id) {
        Thread thread = get(id);
        if (thread == null) {
            look();
            thread = get(id);
        }
        return thread;
    }

    private @Nullable Thread get(long id) {
        WeakReference<Thread> reference = byId.get(id);
        return reference == null ? null : reference.get();
    }

    /** All live platform threads. */
    static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(threads, true);
        return Arrays.copyOf(threads, count);
    }
}
