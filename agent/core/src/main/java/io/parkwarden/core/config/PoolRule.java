/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import io.parkwarden.model.Intent;

/**
 * What the user says of pools with a name or class like this.
 *
 * @param pattern a name; {@code *} matches anything
 * @param intent what such pools are for
 */
public record PoolRule(String pattern, Intent intent) {
    /** Whether the whole text matches the pattern. */
    public boolean matches(String text) {
        return matches(pattern, text);
    }

    /** Backtracks to the last star only: linear in practice, and no regular expression from outside. */
    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
