/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

/** Times as people write them: a whole number and its unit. */
final class Durations {
    private static final String[] UNITS = {"ns", "us", "ms", "s", "m", "h"};
    private static final long[] NANOS = {1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L};

    private Durations() {}

    /** The time in ns, or -1 if the text is none. */
    static long nanos(String text) {
        for (int i = 0; i < UNITS.length; i++) {
            if (text.endsWith(UNITS[i])) {
                long number = number(text.substring(0, text.length() - UNITS[i].length()));
                if (number >= 0) {
                    return number > Long.MAX_VALUE / NANOS[i] ? -1 : number * NANOS[i];
                }
            }
        }
        return -1;
    }

    private static long number(String text) {
        try {
            return text.isEmpty() || text.charAt(0) == '+' ? -1 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
