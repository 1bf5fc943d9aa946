/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread that used no processor was asleep in the kernel, or only got none: Java calls both runnable. Linux
 * says so in {@code /proc/self/task/<id>/stat}. Which task is which Java thread is found by the processor time, which
 * {@code schedstat} and the JVM give to the nanosecond; two threads do not have the same. Elsewhere the answer is
 * "unknown". One thread at a time.
 */
final class ProcessorState {
    private static final File TASKS = new File("/proc/self/task");
    private static final int TASKS_LIMIT = 8_192;

    /** Linux keeps so many characters of a thread's name. */
    private static final int NAME_LENGTH = 15;

    private final Map<Thread, String> tasks = new WeakHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** What the kernel says of a thread. */
    enum Answer {
        ASLEEP,
        RUNNABLE,
        UNKNOWN
    }

    /**
     * What the thread is now.
     *
     * @param cpuNanos its processor time, unchanged for a while
     */
    Answer of(Thread thread, long cpuNanos) {
        String task = tasks.get(thread);
        if (task == null || !has(task, cpuNanos)) {
            task = find(thread.getName(), cpuNanos);
            if (task == null) {
                return TASKS.isDirectory() ? Answer.RUNNABLE : Answer.UNKNOWN; // it has moved on since
            }
            tasks.put(thread, task);
        }
        String stat = firstLine(task, "stat");
        int name = stat == null ? -1 : stat.lastIndexOf(") ");
        if (stat == null || name < 0) {
            return Answer.UNKNOWN;
        }
        char state = stat.charAt(name + 2);
        return state == 'S' || state == 'D' ? Answer.ASLEEP : Answer.RUNNABLE;
    }

    private @Nullable String find(String threadName, long cpuNanos) {
        String[] all = TASKS.list();
        if (all == null || all.length > TASKS_LIMIT) {
            return null;
        }
        names.keySet().retainAll(Set.of(all));
        String begin = threadName.substring(0, Math.min(NAME_LENGTH, threadName.length()));
        for (String task : all) {
            String name = names.computeIfAbsent(task, unknown -> String.valueOf(firstLine(unknown, "comm")));
            if (name.equals(begin) && has(task, cpuNanos)) {
                return task;
            }
        }
        return null;
    }

    private static boolean has(String task, long cpuNanos) {
        String times = firstLine(task, "schedstat");
        return times != null && times.startsWith(cpuNanos + " ");
    }

    private static @Nullable String firstLine(String task, String file) {
        try (BufferedReader reader =
                new BufferedReader(new FileReader(new File(new File(TASKS, task), file), StandardCharsets.UTF_8))) {
            return reader.readLine();
        } catch (IOException ended) {
            return null; // the task is over, or the kernel does not tell
        }
    }
}
