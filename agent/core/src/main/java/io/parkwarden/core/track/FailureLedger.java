/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.track.FailureEvent.Kind;
import io.parkwarden.model.Failure.Circumstance;
import io.parkwarden.model.Failure.Sight;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What became of each failure: born, received, unseen for five seconds, collected. The key is the exception itself,
 * weakly and by identity, so one failure in many futures is one entry. It is unseen for good when the collector has taken
 * the exception, since whoever could still receive it would hold it; or when the JVM ends.
 *
 * <p>Its lock is taken by the agent's thread and by the thread that ends the JVM or gives a command; never by a thread
 * of the application that works.
 */
final class FailureLedger {
    static final long PROVISIONAL_NANOS = 5_000_000_000L;

    private static final String FORK = "ForkJoinTask";
    private static final int ENTRIES = 32_768;

    /** Stacks of exceptions read in a second: each costs tens of microseconds. */
    private static final int STACKS_A_SECOND = 256;

    /** By {@link WeakKey}; asked with {@link #probe}. */
    private final Map<Object, Entry> entries = new HashMap<>();

    private final Probe probe = new Probe();
    private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();
    private final Set<String> receivedForks = new HashSet<>();
    private final ArrayDeque<Entry> byAge = new ArrayDeque<>();

    /** The failures of this turn whose stacks are not read yet. Held strongly, but only until the turn is over. */
    private final List<Unread> unreadStacks = new ArrayList<>();

    private final FailureTracker tracker;
    private final Outcomes outcomes;
    private final FailureOrigins origins;
    private final PeriodicTasks periodic;
    private final FailureFacts facts;
    private final UnaryOperator<String> messages;
    private final LongSupplier clock;
    private long secondStart;
    private int stacksThisSecond;
    private boolean ending;
    private long born;
    private long seen;
    private long unseen;
    private long confirmed;
    private long seenLate;
    private long untracked;
    private long withoutOrigin;

    /** Asks the map for an exception without making a reference, which the collector would have to look at. */
    private static final class Probe {
        @Nullable
        Throwable failure;

        @Override
        public int hashCode() {
            return System.identityHashCode(failure);
        }

        @Override
        public boolean equals(@Nullable Object key) {
            return key instanceof WeakKey<?> weak && weak.isOf(failure);
        }
    }

    private record Unread(Entry entry, Throwable failure) {}

    private enum State {
        FRESH,
        TOLD,
        FINAL,
        SEEN
    }

    private static final class Entry {
        final WeakKey<Throwable> key;
        final String type;
        final String exception;
        String thread;
        long atMillis;
        final long atNanos;
        int carriers;
        int tooLate;
        State state = State.FRESH;
        Circumstance circumstance = Circumstance.PLAIN;
        Circumstance told = Circumstance.PLAIN;
        StackShapes.@Nullable Shape completedAt;

        /** Until the stacks of the turn are read. */
        @Nullable
        Class<?> task;

        FailureOrigins.@Nullable Origin origin;

        Entry(WeakKey<Throwable> key, FailureEvent event, String exception) {
            this.key = key;
            this.type = event.type;
            this.exception = exception;
            this.thread = event.thread;
            this.atMillis = event.atMillis;
            this.atNanos = event.atNanos;
        }
    }

    FailureLedger(
            FailureTracker tracker,
            FailureOrigins origins,
            PeriodicTasks periodic,
            FailureFacts facts,
            UnaryOperator<String> messages,
            LongSupplier clock) {
        this.tracker = tracker;
        this.outcomes = tracker.outcomes();
        this.origins = origins;
        this.periodic = periodic;
        this.facts = facts;
        this.messages = messages;
        this.clock = clock;
    }

    /** Takes in what happened since the last turn, and says what has become certain. */
    synchronized void turn() throws ReflectiveOperationException {
        // Exceptions that were collected first, then events: what was received before is among the events then.
        List<Entry> gone = takeCollected();
        takeEvents();
        readStacks();
        for (Entry entry : gone) {
            confirm(entry);
        }
        tellOld();
        periodic.forgetCollected();
        facts.flushIfDue(clock.getAsLong());
    }

    /** The JVM begins to end: nobody but its shutdown hooks will see what is unseen now. */
    synchronized void exiting() throws ReflectiveOperationException {
        turn();
        ending = true;
        stacksThisSecond = -STACKS_A_SECOND; // the last chance to read them
        readStacks();
        for (Entry entry : new ArrayList<>(entries.values())) {
            confirm(entry);
        }
        facts.flush();
    }

    /** The shutdown hooks have run: what they received is taken back. */
    synchronized void ended() throws ReflectiveOperationException {
        takeCollected();
        takeEvents();
        facts.flush();
    }

    /** All that is known now, for a report that is asked for. */
    synchronized void catchUp() throws ReflectiveOperationException {
        turn();
        facts.flush();
    }

    /** Lets go of everything. */
    synchronized void clear() {
        entries.clear();
        byAge.clear();
        unreadStacks.clear();
    }

    /** One sentence with the counts, for the coverage of the report. */
    synchronized String counts() {
        return born + " failures: " + seen + " received, " + unseen + " unseen for 5 s or for good, " + confirmed
                + " of these for good, " + seenLate + " taken back"
                + (untracked > 0 ? ", " + untracked + " not tracked for lack of room" : "")
                + (withoutOrigin > 0 ? ", " + withoutOrigin + " unseen without a stack to name a line" : "");
    }

    /** Failures that found no room. */
    synchronized long untracked() {
        return untracked;
    }

    private List<Entry> takeCollected() {
        List<Entry> gone = new ArrayList<>();
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            Entry entry = entries.remove(key);
            if (entry != null) {
                gone.add(entry);
            }
        }
        return gone;
    }

    private void takeEvents() throws ReflectiveOperationException {
        for (FailureEvent event = tracker.take(); event != null; event = tracker.take()) {
            Throwable failure = event.get();
            if (failure != null || event.kind == Kind.SCHEDULED) {
                take(event, failure);
            } else if (event.kind == Kind.RECEIVED || event.kind == Kind.DISMISSED) {
                forget(); // the collector was quicker than the agent: whose failure it was is not known
            } else {
                untracked++;
            }
        }
        if (tracker.takeOverflow()) {
            forget(); // that a failure was received may be among what found no room
        }
    }

    /** Nothing that was open is certain any more: better silent than wrong. */
    private void forget() {
        for (Entry entry : entries.values()) {
            if (entry.state == State.FRESH || entry.state == State.TOLD) {
                takeBack(entry);
                entry.state = State.SEEN;
                untracked++;
            }
        }
    }

    private void take(FailureEvent event, @Nullable Throwable failure) throws ReflectiveOperationException {
        if (event.kind == Kind.SCHEDULED) {
            periodic.scheduled(event);
            return;
        }
        if (failure == null) {
            return; // such events have one
        }
        switch (event.kind) {
            case BORN -> born(event, Outcomes.root(failure));
            case RECEIVED -> {
                List<Throwable> chain = outcomes.chain(failure);
                received(chain);
                periodic.received(chain);
            }
            case SHOWN -> shown(failure);
            case DROPPED -> {
                Throwable root = Outcomes.root(failure);
                born(event, root);
                if (event.number == 1) {
                    change(root, entry -> circumstance(entry, Circumstance.TOO_LATE));
                }
            }
            case DISMISSED ->
                received(outcomes.chain(failure)); // of a periodic task it says that nobody knew it to be dead
            case OFFERED_TOO_LATE -> change(failure, entry -> entry.tooLate++);
            case SECOND -> change(failure, entry -> circumstance(entry, Circumstance.SECOND));
            case LOST_RACE -> change(failure, entry -> circumstance(entry, Circumstance.LOST_RACE));
            case WON_RACE ->
                change(failure, entry -> {
                    if (entry.circumstance == Circumstance.LOST_RACE) {
                        circumstance(entry, Circumstance.PLAIN);
                    }
                });
            case PERIODIC_DIED, TIMER_DIED -> {
                if (!ending && !outcomes.isCancellation(outcomes.chain(failure))) {
                    periodic.died(event, failure);
                }
            }
            default -> throw new IllegalStateException(event.kind.name());
        }
    }

    private void born(FailureEvent event, Throwable root) throws ReflectiveOperationException {
        int carriers = event.takeCarriers();
        Entry known = entryOf(root);
        if (known != null) {
            known.carriers += carriers;
            known.atMillis = event.atMillis;
            known.thread = event.thread;
            return;
        }
        List<Throwable> chain = outcomes.chain(root);
        if (ending || outcomes.isCancellation(chain)) {
            return; // wanted by whoever cancelled, or a consequence of the end
        }
        born++;
        if (entries.size() >= ENTRIES || byAge.size() >= ENTRIES) {
            untracked++;
            return;
        }
        Entry entry =
                new Entry(new WeakKey<>(root, collected), event, root.getClass().getName());
        entry.carriers = carriers;
        entry.completedAt = event.shape();
        entry.task = event.task == null ? null : (Class<?>) event.task.get();
        entries.put(entry.key, entry);
        if (hasSeenCause(chain)) {
            entry.state = State.SEEN; // made of a failure that code had received: it knew
            seen++;
            return;
        }
        byAge.add(entry);
        if (unreadStacks.size() < STACKS_A_SECOND) {
            unreadStacks.add(new Unread(entry, root));
        }
    }

    private @Nullable Entry entryOf(Throwable failure) {
        probe.failure = failure;
        Entry entry = entries.get(probe);
        probe.failure = null;
        return entry;
    }

    private boolean hasSeenCause(List<Throwable> chain) {
        for (int i = 1; i < chain.size(); i++) { // the first is the failure itself, which is new
            Entry entry = entryOf(chain.get(i));
            if (entry != null && entry.state == State.SEEN) {
                return true;
            }
        }
        return false;
    }

    private void received(List<Throwable> chain) throws ReflectiveOperationException {
        for (Throwable each : chain) {
            Entry entry = entryOf(each);
            if (entry != null && entry.state != State.SEEN) {
                takeBack(entry);
                entry.state = State.SEEN;
                seen++;
                noteFork(entry, each);
            }
        }
    }

    /** A library's callback may get a failure before a future or the library's last resort does. */
    private void shown(Throwable failure) throws ReflectiveOperationException {
        received(outcomes.chain(failure));
        Throwable root = Outcomes.root(failure);
        if (entries.size() < ENTRIES && entryOf(root) == null) {
            Entry entry =
                    new Entry(new WeakKey<>(root, collected), new FailureEvent(Kind.SHOWN, null, "", null, 0), "");
            entry.state = State.SEEN;
            entries.put(entry.key, entry);
        }
    }

    /**
     * When halves of a divided task fail, the failure of the first that is joined ends the parent, and the others are
     * never joined. They are recognised by the place that they failed at.
     */
    private void noteFork(Entry entry, Throwable failure) throws ReflectiveOperationException {
        if (!entry.type.equals(FORK) || receivedForks.size() >= ENTRIES) {
            return;
        }
        if (stacksThisSecond < STACKS_A_SECOND) {
            readStack(entry, failure);
        }
        if (entry.origin != null) {
            receivedForks.add(entry.exception + entry.origin.innermost());
        }
    }

    private boolean isSecondFork(Entry entry) {
        return entry.type.equals(FORK)
                && entry.origin != null
                && receivedForks.contains(entry.exception + entry.origin.innermost());
    }

    private void takeBack(Entry entry) {
        if (entry.state == State.FRESH) {
            return;
        }
        seenLate++;
        tell(entry, Sight.SEEN_LATE);
    }

    private interface Change {
        void of(Entry entry);
    }

    private void change(Throwable failure, Change change) {
        Entry entry = entryOf(Outcomes.root(failure));
        if (entry != null && entry.state != State.SEEN) {
            change.of(entry);
        }
    }

    private void circumstance(Entry entry, Circumstance circumstance) {
        entry.circumstance = circumstance;
        if (entry.state != State.FRESH && entry.told != circumstance) {
            tell(entry, Sight.SEEN_LATE);
            State state = entry.state;
            entry.told = circumstance;
            tell(entry, Sight.UNSEEN);
            if (state == State.FINAL) {
                tell(entry, Sight.CONFIRMED);
            }
        }
    }

    /** The first failures of a JVM may come before the first turn. */
    void allowWalks() {
        tracker.allowWalks(STACKS_A_SECOND);
    }

    private void readStacks() throws ReflectiveOperationException {
        long now = clock.getAsLong();
        if (now - secondStart >= 1_000_000_000L) {
            secondStart = now;
            stacksThisSecond = 0;
            allowWalks();
        }
        for (Unread unread : unreadStacks) {
            if (unread.entry.state == State.FRESH && stacksThisSecond < STACKS_A_SECOND) {
                readStack(unread.entry, unread.failure);
            }
            unread.entry.task = null;
        }
        unreadStacks.clear();
    }

    private void readStack(Entry entry, @Nullable Throwable failure) throws ReflectiveOperationException {
        if (entry.origin == null && failure != null) {
            stacksThisSecond++;
            String message = messages.apply(outcomes.messageOf(failure));
            boolean instead = entry.completedAt != null && outcomes.isConstant(failure);
            if (outcomes.hasStack(failure) && !instead) {
                entry.origin = origins.of(outcomes.stackOf(failure), entry.exception, entry.type, message);
            } else if (entry.completedAt != null) {
                entry.origin = origins.withoutStack(
                        entry.completedAt.stack().frames(), entry.task, entry.exception, entry.type, message);
            }
        }
    }

    private void tellOld() throws ReflectiveOperationException {
        long now = clock.getAsLong();
        for (Entry oldest = byAge.peek();
                oldest != null && now - oldest.atNanos >= PROVISIONAL_NANOS;
                oldest = byAge.peek()) {
            byAge.remove();
            if (oldest.state == State.FRESH && oldest.tooLate < oldest.carriers) {
                readStack(oldest, oldest.key.get());
                tellUnseen(oldest);
            }
        }
    }

    private void tellUnseen(Entry entry) {
        unseen++;
        if (isSecondFork(entry)) {
            entry.circumstance = Circumstance.SECOND;
        }
        entry.told = entry.circumstance;
        entry.state = State.TOLD;
        tell(entry, Sight.UNSEEN);
    }

    private void confirm(Entry entry) throws ReflectiveOperationException {
        if (entry.state == State.SEEN || entry.state == State.FINAL) {
            return;
        }
        if (entry.tooLate > 0 && entry.tooLate >= entry.carriers) {
            entry.state = State.SEEN; // no future took it: whoever offered it was told so
            return;
        }
        if (entry.state == State.FRESH) {
            if (ending) {
                readStack(entry, entry.key.get());
            }
            tellUnseen(entry);
        }
        confirmed++;
        entry.state = State.FINAL;
        tell(entry, Sight.CONFIRMED);
    }

    private void tell(Entry entry, Sight sight) {
        if (entry.origin == null) {
            withoutOrigin += sight == Sight.UNSEEN ? 1 : 0;
            return;
        }
        facts.add(entry.origin, sight, entry.told, entry.atMillis, entry.thread, entry.carriers);
    }
}
