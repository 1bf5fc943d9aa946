/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.WaitKind;
import io.parkwarden.viewer.jfr.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a recording could hold by its settings, so that silence is not taken for "nothing there". Not thread-safe. */
final class RecordedSettings {
    private static final long WANTED_MILLIS = 10;

    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Map<String, String>> settings = new HashMap<>();
    private long losses;

    void types(Map<Long, String> types) {
        names.putAll(types);
    }

    /** The event jdk.ActiveSetting; where a setting changes, the last one is said. */
    void setting(Event event) {
        String name = event.getString("name");
        String value = event.getString("value");
        if (name != null && value != null && event.hasField("id")) {
            settings.computeIfAbsent(event.getLong("id"), id -> new HashMap<>()).put(name, value);
        }
    }

    /** The event jdk.DataLoss. */
    void lost() {
        losses++;
    }

    long losses() {
        return losses;
    }

    /** Whether the recording was made with at least one event that tells of waits. */
    boolean knowsWaits() {
        return names.entrySet().stream()
                .anyMatch(type -> isWait(type.getValue())
                        && "true".equals(of(type.getKey()).get("enabled")));
    }

    /** Whether the recording was made with this event. */
    boolean has(String event) {
        return names.entrySet().stream()
                .anyMatch(type -> type.getValue().equals(event)
                        && "true".equals(of(type.getKey()).get("enabled")));
    }

    /** async-profiler describes its own events in every recording, and those of the JVM that it writes itself. */
    private boolean isAsyncProfilers() {
        return names.values().stream().anyMatch(name -> name.startsWith("profiler."));
    }

    private Map<String, String> of(long id) {
        return settings.getOrDefault(id, Map.of());
    }

    private static boolean isWait(String event) {
        return event.equals(WaitEvents.PARK) || WaitEvents.KINDS.containsKey(event);
    }

    /** What the recording cannot show, and what would make it show it. */
    List<String> notes() {
        Map<String, Long> known = new TreeMap<>();
        names.forEach((id, name) -> {
            if (isWait(name)) {
                known.put(name, id);
            }
        });
        Set<String> off = new TreeSet<>();
        Map<Long, Set<String>> byThreshold = new TreeMap<>();
        Set<String> throttled = new TreeSet<>();
        for (Map.Entry<String, Long> event : known.entrySet()) {
            Map<String, String> set = of(event.getValue());
            if (!"true".equals(set.get("enabled"))) {
                off.add(event.getKey());
                continue;
            }
            long threshold = millis(set.getOrDefault("threshold", "0 ms"));
            if (threshold > WANTED_MILLIS) {
                byThreshold.computeIfAbsent(threshold, t -> new TreeSet<>()).add(event.getKey());
            }
            if (set.containsKey("throttle") && !set.get("throttle").equals("off")) {
                throttled.add(event.getKey());
            }
        }
        List<String> notes = new ArrayList<>();
        absent(known.keySet(), off);
        if (!off.isEmpty()) {
            notes.add("Not in this recording: " + labels(off) + " (" + String.join(", ", off)
                    + " off or unknown to the recorder). To have them: "
                    + (isAsyncProfilers()
                            ? "async-profiler's options lock=10ms for locks and parks on them, jfrsync=profile for all;"
                                    + " its samples tell where threads were, not how long a wait lasted."
                            : "-XX:StartFlightRecording=settings=profile."));
        }
        byThreshold.forEach((millis, events) -> notes.add("Waits below " + millis + " ms are not in this recording for "
                + labels(events) + ". From " + WANTED_MILLIS + " ms on: -XX:StartFlightRecording=settings=profile."));
        if (!throttled.isEmpty()) {
            notes.add("The JDK kept only a part of " + labels(throttled) + " (setting throttle), so counts and totals"
                    + " are lower than the truth. For all: "
                    + String.join(
                            ",",
                            throttled.stream()
                                    .map(name -> name + "#throttle=off")
                                    .toList()) + ".");
        }
        if (losses > 0) {
            notes.add("JFR lost data " + losses + " times: its buffers were full.");
        }
        return notes;
    }

    /** Events that every JDK has and this recorder does not know: it is not the JDK's. */
    private static void absent(Set<String> known, Set<String> off) {
        Set<String> expected = new HashSet<>(WaitEvents.KINDS.keySet());
        expected.add(WaitEvents.PARK);
        expected.remove("jdk.SocketConnect"); // newer than 25
        expected.removeAll(known);
        off.addAll(expected);
    }

    private static String labels(Set<String> events) {
        Set<String> labels = new TreeSet<>();
        for (String event : events) {
            WaitKind kind = WaitEvents.KINDS.get(event);
            labels.add(kind == null ? "park" : kind.label());
        }
        return String.join(", ", labels);
    }

    /** {@code 20 ms}, {@code 20ms}, {@code 1 s}; 0 for what is none. */
    private static long millis(String text) {
        String digits = text.replaceAll("[^0-9].*", "");
        if (digits.isEmpty() || digits.length() > 12) {
            return 0;
        }
        long number = Long.parseLong(digits);
        String unit = text.substring(digits.length()).strip();
        return switch (unit) {
            case "ns" -> number / 1_000_000;
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            case "m" -> number * 60_000;
            default -> number;
        };
    }
}
