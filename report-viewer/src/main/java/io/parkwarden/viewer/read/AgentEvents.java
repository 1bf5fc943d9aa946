/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.Conditions;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Submission;
import io.parkwarden.model.WaitKind;
import io.parkwarden.model.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own events, turned back into facts and shown to the same detectors as in the agent. Threads write into a
 * recording by turns, so a wait may come before its stack; such waits are kept until the stack is there. Not
 * thread-safe.
 */
final class AgentEvents {
    /** Waits kept without a stack; beyond it they are counted as dropped, so that a damaged file cannot fill the heap. */
    private static final int MAX_PENDING = 100_000;

    private final Findings findings = new Findings(Detectors.all());
    private final PoolHistories histories = new PoolHistories();
    private final Map<Long, Stack> stacks = new HashMap<>();
    private final Map<Long, List<Wait>> pending = new HashMap<>();
    private final Map<String, Report.Coverage> coverage = new LinkedHashMap<>();
    private final Map<String, Pool> pools = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int waiting;
    private long lost;
    private long unreadable;
    private boolean any;
    private @Nullable RecordedEvent run;
    private long watchedMillis = Long.MAX_VALUE;
    private long lastMillis;

    /** A wait whose stack has not been read yet. */
    private record Wait(
            long atMillis,
            long nanos,
            String thread,
            @Nullable Pool pool,
            @Nullable String heldBy) {
        Park on(Stack stack) {
            return new Park(atMillis, nanos, thread, false, pool, stack, heldBy);
        }
    }

    /** By name of the event, what reads it. */
    Map<String, Consumer<RecordedEvent>> readers() {
        return Map.ofEntries(
                Map.entry("parkwarden.PoolLoad", guarded(event -> accept(PoolEvents.load(event)))),
                Map.entry("parkwarden.StillBlocked", guarded(event -> accept(PoolEvents.stillBlocked(event)))),
                Map.entry("parkwarden.Starvation", guarded(event -> accept(PoolEvents.starvation(event)))),
                Map.entry("parkwarden.DefaultAsync", guarded(event -> accept(PoolEvents.defaultAsync(event)))),
                Map.entry("parkwarden.Overrun", guarded(event -> accept(PoolEvents.overrun(event)))),
                Map.entry("parkwarden.Stack", guarded(this::stack)),
                Map.entry("parkwarden.Wait", guarded(this::await)),
                Map.entry("parkwarden.Submission", guarded(this::submission)),
                Map.entry("parkwarden.Run", guarded(this::run)),
                Map.entry("parkwarden.Failure", guarded(event -> findings.accept(LostOutcomes.failure(event)))),
                Map.entry("parkwarden.LostWork", guarded(event -> findings.accept(LostOutcomes.lost(event)))),
                Map.entry("parkwarden.PeriodicDeath", guarded(event -> findings.accept(LostOutcomes.death(event)))),
                Map.entry("parkwarden.Coverage", guarded(this::coverage)),
                Map.entry("parkwarden.Note", guarded(event -> notes.add(text(event, "message")))));
    }

    /** Something happened at this time, in ms since the epoch; the latest is the end of the report. */
    void until(long atMillis) {
        lastMillis = Math.max(lastMillis, atMillis);
    }

    /** Whether an event of the agent was seen. */
    boolean any() {
        return any;
    }

    /** A word or field that this version does not know costs one event, not the report. */
    private Consumer<RecordedEvent> guarded(Consumer<RecordedEvent> reader) {
        return event -> {
            any = true;
            try {
                reader.accept(event);
            } catch (IllegalArgumentException e) {
                unreadable++;
            }
        };
    }

    private void accept(Fact fact) {
        Pool pool = fact instanceof PoolLoad load ? load.pool() : fact.pool();
        if (pool != null) {
            pools.put(pool.name(), pool);
        }
        findings.accept(fact);
        histories.accept(fact);
    }

    private void stack(RecordedEvent event) {
        long id = event.getLong("stackId");
        if (stacks.containsKey(id)) {
            return; // written again at the begin of each chunk
        }
        Stack stack = new Stack(
                frames(text(event, "frames")),
                Words.parse(Execution.class, text(event, "execution")),
                Words.parse(WaitKind.class, text(event, "kind")),
                text(event, "operation"),
                site(event),
                event.getBoolean("compensated"),
                event.getBoolean("managed"));
        stacks.put(id, stack);
        List<Wait> kept = pending.remove(id);
        if (kept != null) {
            waiting -= kept.size();
            kept.forEach(wait -> accept(wait.on(stack)));
        }
    }

    private void await(RecordedEvent event) {
        Pool pool = pool(event);
        if (pool != null) {
            pools.put(pool.name(), pool);
        }
        Wait wait = new Wait(
                event.getEndTime().toEpochMilli(),
                event.getDuration("blocked").toNanos(),
                text(event, "waiter"),
                pool,
                event.hasField("heldBy") ? event.getString("heldBy") : null);
        long id = event.getLong("stackId");
        Stack stack = stacks.get(id);
        if (stack != null) {
            accept(wait.on(stack));
        } else if (waiting < MAX_PENDING) {
            pending.computeIfAbsent(id, unknown -> new ArrayList<>()).add(wait);
            waiting++;
        } else {
            lost++;
        }
    }

    private void submission(RecordedEvent event) {
        findings.accept(new Submission(
                event.getEndTime().toEpochMilli(),
                text(event, "submitter"),
                text(event, "code"),
                site(event),
                frames(text(event, "frames"))));
    }

    private static Site site(RecordedEvent event) {
        return new Site(
                text(event, "siteClass"),
                text(event, "siteMethod"),
                event.getString("siteFile"),
                event.getInt("siteLine"));
    }

    static @Nullable Pool pool(RecordedEvent event) {
        String name = event.getString("poolName");
        if (name == null) {
            return null;
        }
        return new Pool(
                name,
                Words.parse(PoolKind.class, text(event, "poolKind")),
                Words.parse(Intent.class, text(event, "poolIntent")),
                event.getBoolean("poolDeclared"),
                event.getInt("poolSize"),
                event.getInt("poolWidth"),
                event.getInt("poolActive"),
                event.getInt("poolQueued"));
    }

    private void run(RecordedEvent event) {
        run = event;
        watchedMillis = Math.min(watchedMillis, event.getLong("watchedMillis"));
    }

    /** Counts grow from chunk to chunk, so the last one holds. */
    private void coverage(RecordedEvent event) {
        Report.Coverage one = new Report.Coverage(
                text(event, "detector"),
                text(event, "state"),
                event.getString("reason"),
                event.getLong("checked"),
                event.getLong("dropped"));
        Report.Coverage known = coverage.get(one.detector());
        if (known == null || known.checked() <= one.checked()) {
            coverage.put(one.detector(), one);
        }
    }

    /** All that the recording says; call once, after the last event. */
    Report report() {
        RecordedEvent source = run;
        Report.Run head = source == null
                ? new Report.Run("recording", 0, "unknown", "unknown", 17, 0, 0, lastMillis, lastMillis, false, true)
                : new Report.Run(
                        "recording",
                        source.getLong("pid"),
                        text(source, "mainClass"),
                        text(source, "jvm"),
                        source.getInt("jdk"),
                        source.getInt("cpus"),
                        source.getLong("startedMillis"),
                        watchedMillis,
                        lastMillis,
                        source.getBoolean("attached"),
                        true);
        List<String> said = new ArrayList<>(notes);
        if (source == null) {
            said.add("The recording has no parkwarden.Run event: advice is for JDK 17, and the JVM is not known.");
        }
        if (waiting + lost > 0) {
            said.add((waiting + lost) + " waits have no stack in this recording and could not be examined.");
        }
        if (unreadable > 0) {
            said.add(unreadable + " events hold words that this version of the viewer does not know; use the viewer of"
                    + " the Parkwarden that recorded them.");
        }
        List<Report.Coverage> looked =
                coverage.isEmpty() ? findings.coverage(List.of()) : List.copyOf(coverage.values());
        Set<String> off = new LinkedHashSet<>();
        looked.stream().filter(c -> c.state().equals("off")).forEach(c -> off.add(c.detector()));
        return new Report(
                Report.SCHEMA_VERSION,
                new Report.Tool("parkwarden", source == null ? "unknown" : text(source, "version")),
                head,
                source == null ? List.of() : options(text(source, "configuration")),
                looked,
                new Report.Dropped(waiting + lost, findings.dropped(), 0),
                said,
                List.copyOf(pools.values()),
                histories.all(),
                histories.stillBlocked(),
                findings.conclude(new Conditions(head.jdk(), head.cpus())).stream()
                        .filter(finding -> !off.contains(finding.detector()))
                        .toList());
    }

    private static List<Report.Option> options(String lines) {
        return lines.lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new Report.Option(parts[0], parts[1], parts[2]))
                .toList();
    }

    static List<Frame> frames(String lines) {
        List<Frame> frames = new ArrayList<>();
        lines.lines().forEach(line -> {
            String[] parts = line.split("\t", -1);
            if (parts.length != 6) {
                throw new IllegalArgumentException("a frame has 6 parts, not " + parts.length);
            }
            frames.add(new Frame(
                    parts[2],
                    parts[3],
                    parts[4].isEmpty() ? null : parts[4],
                    Integer.parseInt(parts[5]),
                    Words.parse(Origin.class, parts[0]),
                    Words.parse(Role.class, parts[1])));
        });
        return frames;
    }

    static String text(RecordedEvent event, String field) {
        String value = event.getString(field);
        return value == null ? "" : value;
    }
}
