/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

/**
 * What the names of threads tell of their pool. The agent asks where nothing else tells it; in a recording there are
 * only names. Stateless.
 */
public final class PoolNames {
    /** The pool behind CompletableFuture.orTimeout on 17 and 21: one thread for all timeouts of the JVM. */
    private static final String DELAY_SCHEDULER = "CompletableFutureDelayScheduler";

    private static final String[] MADE_FOR_WAITING = {
        "boundedElastic",
        "RxCachedThreadScheduler",
        "RxNewThreadScheduler",
        "vert.x-worker",
        "vert.x-internal-blocking",
        "loomBoundedElastic"
    };
    private static final int LONGEST = 120;

    /** Jetty appends this and a description to the name of a worker while it accepts. */
    private static final String JETTY_ACCEPTOR = "-acceptor-";

    private PoolNames() {}

    /**
     * The name of a pool from the name of one of its threads, which is what its threads have in common:
     * {@code pool-1-thread-7} gives {@code pool-1}, {@code orders-io-12} gives {@code orders-io}.
     */
    public static String of(String threadName) {
        int acceptor = threadName.indexOf(JETTY_ACCEPTOR);
        int end = acceptor > 0 ? acceptor : threadName.length();
        while (end > 0 && Character.isDigit(threadName.charAt(end - 1))) {
            end--;
        }
        String name = trimmed(threadName, end);
        for (String suffix : new String[] {"-thread", "-worker", "Thread", "thread"}) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                name = trimmed(name, name.length() - suffix.length());
                break;
            }
        }
        if (name.isEmpty()) {
            return threadName;
        }
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** Whether a well-known library gives this name to the threads on which it runs blocking calls. */
    public static boolean madeForWaiting(String pool) {
        for (String name : MADE_FOR_WAITING) {
            if (pool.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the one thread that runs the dependents of all timeouts of the JVM. */
    public static boolean isDelayScheduler(String pool) {
        return pool.equals(DELAY_SCHEDULER);
    }

    private static String trimmed(String name, int end) {
        int trimmed = end;
        while (trimmed > 0 && "-_#: .".indexOf(name.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return name.substring(0, trimmed);
    }
}
