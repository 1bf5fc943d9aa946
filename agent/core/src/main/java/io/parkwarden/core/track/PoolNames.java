/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

/** The name of a pool from the name of one of its threads: what its threads have in common. */
final class PoolNames {
    private static final int LONGEST = 120;

    private PoolNames() {}

    /** {@code pool-1-thread-7} gives {@code pool-1}; {@code orders-io-12} gives {@code orders-io}. */
    static String of(String threadName) {
        int end = threadName.length();
        while (end > 0 && Character.isDigit(threadName.charAt(end - 1))) {
            end--;
        }
        String name = trimmed(threadName, end);
        for (String suffix : new String[] {"-thread", "-worker", "Thread", "thread"}) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                name = trimmed(name, name.length() - suffix.length());
            }
        }
        if (name.isEmpty()) {
            return threadName;
        }
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String trimmed(String name, int end) {
        int trimmed = end;
        while (trimmed > 0 && "-_#: .".indexOf(name.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return name.substring(0, trimmed);
    }
}
