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

    /** For so long a name that was read holds: a new thread has its creator's at first, and a pool may rename its own. */
    private static final long NAMES_NANOS = 2_000_000_000;

    /** Linux keeps so many characters of a thread's name. */
    private static final int NAME_LENGTH = 15;

    /** Number of the system call futex, by which locks are waited for, as the kernel has it for each architecture. */
    private static final Map<String, String> FUTEX =
            Map.of("amd64", "202", "aarch64", "98", "riscv64", "98", "ppc64le", "221", "s390x", "238");

    private final Map<Thread, String> tasks = new WeakHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private long namesNanos = System.nanoTime();
    private final @Nullable String futex = FUTEX.get(System.getProperty("os.arch"));

    /** What the kernel says of a thread. */
    enum Answer {
        ASLEEP,
        RUNNABLE,
        UNKNOWN
    }

    /** Processor time of the thread in ns; 0 where it is not measured, or the thread is over. */
    long cpuNanos(Thread thread) {
        return Pace.processorNanos(thread);
    }

    /** What a sleeping thread waits for, by the system call that it is in. */
    enum Sleep {
        /** It does not sleep, or has used the processor meanwhile. */
        NONE,
        /** A lock, or the JVM itself, which lets a thread wait by futex, whatever for; or the kernel does not tell. */
        LOCK,
        /** A time, data, a file: anything but a lock. */
        OTHER,
        /** A page of memory: it is in no call, and cannot show its stack before the page is there. */
        PAGE
    }

    /** How the thread sleeps, if it has used no processor since it had used so much. */
    Sleep sleepSince(Thread thread, long cpuNanos) {
        if (cpuNanos <= 0 || cpuNanos(thread) != cpuNanos || of(thread, cpuNanos) != Answer.ASLEEP) {
            return Sleep.NONE;
        }
        String task = tasks.get(thread);
        // "-1" and two addresses in a page fault, "running", else the number of the call and its arguments
        String call = task == null ? null : firstLine(task, "syscall");
        if (call == null || futex == null || call.startsWith(futex + " ")) {
            return Sleep.LOCK;
        }
        if (call.startsWith("-1")) {
            return Sleep.PAGE;
        }
        return Character.isDigit(call.charAt(0)) ? Sleep.OTHER : Sleep.NONE;
    }

    /**
     * Time in ns for which the thread was ready to run and others had the processors, since it began: what it lacks of
     * the time that it wanted. Linux adds a wait when it is over. -1 where nobody tells: not on Linux, or it is not
     * known yet which task this thread is.
     *
     * @param cpuNanos its processor time, just read
     */
    long readyNanos(Thread thread, long cpuNanos) {
        String task = tasks.get(thread);
        if (task == null) {
            task = findFor(thread, cpuNanos);
        }
        String times = task == null ? null : firstLine(task, "schedstat");
        if (times == null) {
            return -1;
        }
        int begin = times.indexOf(' ') + 1;
        int end = times.indexOf(' ', begin);
        try {
            long ready = end < 0 ? 0 : Long.parseLong(times.substring(begin, end));
            return ready > 0 ? ready : -1; // a kernel that does not count it says 0
        } catch (NumberFormatException otherKernel) {
            return -1;
        }
    }

    /**
     * What the thread is now.
     *
     * @param cpuNanos its processor time, unchanged for a while
     */
    Answer of(Thread thread, long cpuNanos) {
        String task = tasks.get(thread);
        if (task == null || !has(task, cpuNanos)) {
            task = findFor(thread, cpuNanos);
            if (task == null) {
                return TASKS.isDirectory() ? Answer.RUNNABLE : Answer.UNKNOWN; // it has moved on since
            }
        }
        String stat = firstLine(task, "stat");
        int name = stat == null ? -1 : stat.lastIndexOf(") ");
        if (stat == null || name < 0) {
            return Answer.UNKNOWN;
        }
        char state = stat.charAt(name + 2);
        return state == 'S' || state == 'D' ? Answer.ASLEEP : Answer.RUNNABLE;
    }

    private @Nullable String findFor(Thread thread, long cpuNanos) {
        String task = find(thread.getName(), cpuNanos);
        if (task != null) {
            tasks.put(thread, task);
        }
        return task;
    }

    private @Nullable String find(String threadName, long cpuNanos) {
        String[] all = TASKS.list();
        if (all == null || all.length > TASKS_LIMIT) {
            return null;
        }
        long now = System.nanoTime();
        if (now - namesNanos >= NAMES_NANOS) {
            namesNanos = now;
            names.clear();
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
