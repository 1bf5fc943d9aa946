/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.util.ArrayList;
import java.util.List;

/** What the owner should know of the watching itself: said on standard error once, kept for the report. Thread-safe. */
final class Notes {
    private static final int LIMIT = 100;

    private final List<String> sentences = new ArrayList<>();

    /** Says and keeps the sentence, unless it was said before. */
    boolean add(String sentence) {
        synchronized (sentences) {
            if (sentences.contains(sentence) || sentences.size() >= LIMIT) {
                return false;
            }
            sentences.add(sentence);
        }
        Console.say("Parkwarden: " + sentence);
        return true;
    }

    /** All of them, in the order in which they were said. */
    List<String> all() {
        synchronized (sentences) {
            return List.copyOf(sentences);
        }
    }
}
