/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For whom an incident's waits waited, by name of thread, in bounded memory. Not thread-safe. */
final class Holders {
    private static final int LIMIT = 8;

    private final Map<String, Integer> waits = new LinkedHashMap<>();

    void add(@Nullable String holder) {
        if (holder != null && (waits.size() < LIMIT || waits.containsKey(holder))) {
            waits.merge(holder, 1, Integer::sum);
        }
    }

    /** One line of evidence, the most frequent first, or none if no holder is known. */
    List<Finding.Detail> details(WaitKind kind) {
        if (waits.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Integer>> byCount = new ArrayList<>(waits.entrySet());
        byCount.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        StringBuilder names = new StringBuilder();
        for (Map.Entry<String, Integer> holder : byCount) {
            int count = holder.getValue();
            names.append(names.isEmpty() ? "" : ", ")
                    .append(holder.getKey())
                    .append(" (")
                    .append(count)
                    .append(count == 1 ? " wait)" : " waits)");
        }
        return List.of(new Finding.Detail(label(kind), names.toString()));
    }

    private static String label(WaitKind kind) {
        return switch (kind) {
            case LOCK, MONITOR, JDBC, JDBC_CONNECTION -> "held by";
            case FUTURE, FORK_JOIN -> "completed by";
            case CLASS_INITIALISATION -> "initialised by";
            default -> "waited for thread";
        };
    }
}
