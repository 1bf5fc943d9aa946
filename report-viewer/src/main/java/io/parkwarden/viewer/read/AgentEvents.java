/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.detectors.Conditions;
import io.parkwarden.detectors.Detectors;
import io.parkwarden.detectors.Findings;
import io.parkwarden.detectors.PoolHistories;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Library;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.PoolLoad;
import io.parkwarden.model.Report;
import io.parkwarden.model.Role;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.Submission;
import io.parkwarden.model.Suppression;
import io.parkwarden.model.WaitKind;
import io.parkwarden.model.Words;
import io.parkwarden.viewer.jfr.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own events, turned back into facts and shown to the same detectors as in the agent. Threads write into a
 * recording by turns, so a wait may come before its stack; such waits are kept until the stack is there. Not
 * thread-safe.
 */
final class AgentEvents {
    /** Waits kept without a stack; beyond it they are counted as dropped, so that a damaged file cannot fill the heap. */
    private static final int MAX_PENDING = 100_000;

    /**
     * What each stack has. The JFR of 17 writes an event whose text is of a chunk that just ended with null in its place
     * (seen in parkwarden.Stack, 17.0); the next chunk repeats the stack whole.
     */
    private static final List<String> STACK_TEXTS =
            List.of("execution", "kind", "operation", "siteClass", "siteMethod", "frames");

    private final Findings findings = new Findings(Detectors.all());
    private final PoolHistories histories = new PoolHistories();
    private final Map<Long, Stack> stacks = new HashMap<>();
    private final Map<Long, List<Function<Stack, Fact>>> pending = new HashMap<>();
    private final Map<String, Report.Coverage> coverage = new LinkedHashMap<>();
    private final Map<String, Pool> pools = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Fact> early = new ArrayList<>();
    private int waiting;
    private long lost;
    private long unreadable;
    private boolean any;
    private @Nullable Event run;
    private long watchedMillis = Long.MAX_VALUE;
    private long lastMillis;

    /** By name of the event, what reads it. */
    Map<String, Consumer<Event>> readers() {
        return Map.ofEntries(
                Map.entry("parkwarden.PoolLoad", guarded(event -> accept(PoolEvents.load(event)))),
                Map.entry("parkwarden.StillBlocked", guarded(event -> accept(PoolEvents.stillBlocked(event)))),
                Map.entry("parkwarden.Starvation", guarded(event -> accept(PoolEvents.starvation(event)))),
                Map.entry("parkwarden.DefaultAsync", guarded(event -> accept(PoolEvents.defaultAsync(event)))),
                Map.entry("parkwarden.TaskLoad", guarded(event -> accept(PoolEvents.taskLoad(event)))),
                Map.entry("parkwarden.TaskProfile", guarded(event -> accept(PoolEvents.taskProfile(event)))),
                Map.entry("parkwarden.Overrun", guarded(event -> accept(PoolEvents.overrun(event)))),
                Map.entry("parkwarden.Hop", guarded(event -> accept(PoolEvents.hop(event)))),
                Map.entry("parkwarden.LoopLag", guarded(event -> accept(PoolEvents.loopLag(event)))),
                Map.entry("parkwarden.Stack", guarded(this::stack)),
                Map.entry("parkwarden.Wait", guarded(this::await)),
                Map.entry("parkwarden.Submission", guarded(this::submission)),
                Map.entry("parkwarden.Run", guarded(this::run)),
                Map.entry("parkwarden.Failure", guarded(event -> findings.accept(LostOutcomes.failure(event)))),
                Map.entry("parkwarden.LostWork", guarded(event -> findings.accept(LostOutcomes.lost(event)))),
                Map.entry("parkwarden.PeriodicDeath", guarded(event -> findings.accept(LostOutcomes.death(event)))),
                Map.entry("parkwarden.Pin", guarded(this::pin)),
                Map.entry("parkwarden.Hog", guarded(this::hog)),
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
    private Consumer<Event> guarded(Consumer<Event> reader) {
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
        show(fact);
        histories.accept(fact);
    }

    private void stack(Event event) {
        long id = event.getLong("stackId");
        if (stacks.containsKey(id)) {
            return; // written again at the begin of each chunk
        }
        if (STACK_TEXTS.stream().anyMatch(field -> event.getString(field) == null)) {
            return; // what waits for it waits for the next one
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
        List<Function<Stack, Fact>> kept = pending.remove(id);
        if (kept != null) {
            waiting -= kept.size();
            kept.forEach(fact -> accept(fact.apply(stack)));
        }
    }

    private void await(Event event) {
        Pool pool = pool(event);
        if (pool != null) {
            pools.put(pool.name(), pool);
        }
        long atMillis = event.endMillis();
        long nanos = event.getDuration("blocked").toNanos();
        String thread = text(event, "waiter");
        String heldBy = event.hasField("heldBy") ? event.getString("heldBy") : null;
        long besides = event.hasField("besides") ? event.getDuration("besides").toNanos() : -1;
        long count = event.hasField("count") ? Math.max(1, event.getLong("count")) : 1;
        accept(event, stack -> new Park(atMillis, nanos, thread, false, pool, stack, heldBy, besides, count));
    }

    private void pin(Event event) {
        long atMillis = event.endMillis();
        long nanos = event.getDuration("pinned").toNanos();
        String thread = text(event, "virtualThread");
        PinReason reason = Words.parse(PinReason.class, text(event, "reason"));
        List<Frame> pinners = frames(text(event, "pinners"));
        String cause = event.getString("cause");
        String artifact = event.getString("library");
        Library library = artifact == null ? null : new Library(artifact, event.getString("libraryVersion"));
        Carriers carriers = carriers(event);
        List<Fact.Trace> holders = holders(text(event, "holders"));
        accept(
                event,
                stack -> new Pin(atMillis, nanos, thread, stack, reason, pinners, cause, library, carriers, holders));
    }

    private void hog(Event event) {
        long atMillis = event.endMillis();
        long nanos = event.getDuration("used").toNanos();
        String thread = text(event, "virtualThread");
        Site site = site(event);
        int seen = event.getInt("seen");
        int looks = event.getInt("looks");
        Carriers carriers = carriers(event);
        accept(event, stack -> new Hog(atMillis, nanos, thread, stack.at(site), seen, looks, carriers));
    }

    private static Carriers carriers(Event event) {
        return new Carriers(
                event.getInt("carriers"),
                event.getInt("carriersHeld"),
                event.getInt("carriersBusy"),
                event.getInt("waiting"));
    }

    /** A line of label and thread begins each holder; the lines of its frames have more parts. */
    private static List<Fact.Trace> holders(String lines) {
        List<Fact.Trace> holders = new ArrayList<>();
        String[] head = null;
        StringBuilder stack = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            String[] parts = line.split("\t", -1);
            if (parts.length > 2) {
                stack.append(line).append('\n');
                continue;
            }
            if (head != null) {
                holders.add(new Fact.Trace(head[0], head[1], frames(stack.toString())));
            }
            head = parts.length == 2 ? parts : null;
            stack.setLength(0);
        }
        return holders;
    }

    static Site site(Event event) {
        return new Site(
                text(event, "siteClass"),
                text(event, "siteMethod"),
                event.getString("siteFile"),
                event.getInt("siteLine"));
    }

    /** Shows the fact to the detectors as soon as its stack is known. */
    private void accept(Event event, Function<Stack, Fact> fact) {
        long id = event.getLong("stackId");
        Stack stack = stacks.get(id);
        if (stack != null) {
            accept(fact.apply(stack));
        } else if (waiting < MAX_PENDING) {
            pending.computeIfAbsent(id, unknown -> new ArrayList<>()).add(fact);
            waiting++;
        } else {
            lost++;
        }
    }

    private void submission(Event event) {
        show(new Submission(
                event.endMillis(),
                text(event, "submitter"),
                text(event, "code"),
                site(event),
                frames(text(event, "frames"))));
    }

    static @Nullable Pool pool(Event event) {
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

    /** Facts that come before the configuration wait for it: it may have a rule against them. */
    private void show(Fact fact) {
        if (run == null && early.size() < MAX_PENDING) {
            early.add(fact);
        } else {
            findings.accept(fact);
        }
    }

    private void showEarly() {
        early.forEach(findings::accept);
        early.clear();
    }

    private void run(Event event) {
        if (run == null) {
            findings.suppress(suppressions(options(text(event, "configuration"))));
            showEarly();
        }
        run = event;
        watchedMillis = Math.min(watchedMillis, event.getLong("watchedMillis"));
    }

    /** Counts grow from chunk to chunk, so the last one holds. */
    private void coverage(Event event) {
        long cpu = event.hasField("cpu") ? event.getDuration("cpu").toNanos() : -1;
        Report.Coverage one = new Report.Coverage(
                text(event, "detector"),
                text(event, "state"),
                event.getString("reason"),
                event.getLong("checked"),
                event.getLong("dropped"),
                cpu < 0 ? null : cpu);
        Report.Coverage known = coverage.get(one.detector());
        if (known == null || known.checked() <= one.checked()) {
            coverage.put(one.detector(), one);
        }
    }

    /** All that the recording says; call once, after the last event. */
    Report report() {
        showEarly();
        Event source = run;
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
                findings.suppressed(),
                findings.conclude(new Conditions(head.jdk(), head.cpus())).stream()
                        .filter(finding -> !off.contains(finding.detector()))
                        .toList());
    }

    private static List<Suppression> suppressions(List<Report.Option> options) {
        return options.stream()
                .filter(option -> option.name().equals("suppress"))
                .flatMap(option -> Stream.of(option.value().split(";", -1)))
                .map(AgentEvents::rule)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a rule that cannot be read: the agent has said so already. */
    private static Optional<Suppression> rule(String text) {
        try {
            return Optional.of(Suppression.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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

    static String text(Event event, String field) {
        String value = event.getString(field);
        return value == null ? "" : value;
    }
}
