/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text behind {@code -javaagent:parkwarden-agent.jar=}: key=value pairs separated by commas; {@code \,} is a comma. */
final class AgentArguments {
    private AgentArguments() {}

    /** The pairs in their order. A key without a value has an empty one. */
    static Map<String, String> parse(@Nullable String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        StringBuilder pair = new StringBuilder();
        String all = text == null ? "" : text;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '\\' && i + 1 < all.length() && all.charAt(i + 1) == ',') {
                pair.append(',');
                i++;
            } else if (c == ',') {
                put(pairs, pair.toString());
                pair.setLength(0);
            } else {
                pair.append(c);
            }
        }
        put(pairs, pair.toString());
        return pairs;
    }

    private static void put(Map<String, String> pairs, String pair) {
        if (pair.isBlank()) {
            return;
        }
        int equals = pair.indexOf('=');
        if (equals < 0) {
            pairs.put(pair.trim(), "");
        } else {
            pairs.put(
                    pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
        }
    }
}
