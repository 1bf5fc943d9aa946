/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.config;

import org.jspecify.annotations.Nullable;

/** Finds the name that somebody meant. */
final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest edits, if it is near enough to be a slip; else null. */
    static @Nullable String of(String word, Iterable<String> candidates) {
        String nearest = null;
        int least = Math.max(2, word.length() / 2);
        for (String candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
