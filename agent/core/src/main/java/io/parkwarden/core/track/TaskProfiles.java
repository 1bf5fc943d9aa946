/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.detectors.PoolPurpose;
import io.parkwarden.detectors.TaskFrames;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.Execution;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the application's tasks spend their time on pools, by the method in which they begin. Waits come from the facts that
 * are made anyway, computing from looks at workers ({@link ComputingWorkers}) and at carriers ({@link CarrierWatch}). Only
 * what cost somebody something is told: tasks that were queued behind waits, threads that computed while there were more
 * of them than processors, virtual threads that had to wait for a carrier. Threads of the agent call, one at a time;
 * holds no thread. Bounded: at most {@value #TASKS} classes of tasks, those longest unseen make room.
 */
public final class TaskProfiles {
    private static final int TASKS = 512;
    private static final int LINES = 16;
    private static final long TELL_NANOS = 1_000_000_000;

    /** A class of tasks that was not seen for so long makes room for another. */
    private static final long UNSEEN_NANOS = 60_000_000_000L;

    /** For so long after a wait it is worth knowing what the tasks of its pool compute. */
    private static final long OF_LATE_NANOS = 5_000_000_000L;

    /** Of those that compute too many at once, tasks of this share of the threads have a part in it. */
    private static final double PART = 0.25;

    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private final FactQueue facts;
    private final int processors;
    private long overlooked;

    private record Place(Site site, @Nullable WaitKind kind) {}

    private static final class Profile {
        private final Map<Place, Long> lines = new HashMap<>();

        /** Where the tasks begin, with the first line that was seen until it was told first: then it stays. */
        private Site task;

        private boolean told;
        private long seenNanos;
        private long seenMillis;
        private long toldNanos;
        private long processor;
        private long held;
        private long tasks;
        private int atOnce;
        private long crowded;
        private long excess;
        private long waited;
        private int waits;
        private long queued;
        private double inThisLook;
        private long longest;
        private String thread;
        private Pool pool;
        private Stack stack;

        Profile(Site task, Pool pool, Stack stack, String thread, long now) {
            this.task = task;
            this.pool = pool;
            this.stack = stack;
            this.thread = thread;
            this.toldNanos = now;
        }

        void shows(Stack seen, Pool of, String on, long nanos) {
            if (nanos >= longest) {
                longest = nanos;
                stack = seen;
                pool = of;
                thread = on;
            }
        }

        void at(Site site, @Nullable WaitKind kind, long nanos) {
            Place place = new Place(site, kind);
            if (lines.size() < LINES || lines.containsKey(place)) {
                lines.merge(place, nanos, Long::sum);
            }
        }

        TaskProfile fact() {
            List<TaskProfile.Line> all = new ArrayList<>();
            lines.forEach((place, nanos) -> all.add(new TaskProfile.Line(place.site, place.kind, nanos)));
            all.sort(Comparator.comparingLong(TaskProfile.Line::nanos).reversed());
            return new TaskProfile(
                    seenMillis,
                    task,
                    thread,
                    pool,
                    stack,
                    new TaskProfile.Computing(processor, held, tasks, atOnce, crowded, excess),
                    new TaskProfile.Waiting(waited, waits, queued),
                    all);
        }

        void clear(long now) {
            toldNanos = now;
            lines.clear();
            processor = 0;
            held = 0;
            tasks = 0;
            atOnce = 0;
            crowded = 0;
            excess = 0;
            waited = 0;
            waits = 0;
            queued = 0;
            longest = 0;
        }
    }

    /** @param processors of the JVM */
    public TaskProfiles(FactQueue facts, int processors) {
        this.facts = facts;
        this.processors = processors;
    }

    /** Whether tasks of the pool have waited of late, so that it is worth knowing what they compute. */
    synchronized boolean waitsIn(Pool pool) {
        return waiting.containsKey(key(pool));
    }

    /**
     * What a look at all pools found computing.
     *
     * @param crowd threads that compute on pools that add threads at will
     * @param gap time since the look before, in ns
     */
    synchronized void look(List<ComputingWorkers.Found> found, double crowd, long gap, long now) {
        profiles.values().forEach(profile -> profile.inThisLook = 0);
        Set<Profile> computing = new HashSet<>();
        for (ComputingWorkers.Found one : found) {
            Profile profile = of(TaskFrames.work(one.stack().frames()), one.pool(), one.stack(), one.thread(), now);
            if (profile == null) {
                continue;
            }
            profile.processor += Math.round(one.processorNanos() * one.standsFor());
            profile.held += Math.round(one.heldNanos() * one.standsFor());
            profile.tasks += Math.round(one.tasks() * one.standsFor());
            profile.inThisLook += one.standsFor();
            profile.shows(one.stack(), one.pool(), one.thread(), 0);
            if (PoolPurpose.elastic(one.pool())) {
                computing.add(profile);
            }
        }
        if (crowd <= processors) {
            return;
        }
        for (Profile profile : computing) {
            if (profile.inThisLook >= crowd * PART) {
                profile.crowded += gap;
                profile.excess += Math.round(gap * (crowd - processors));
                profile.atOnce = Math.max(profile.atOnce, (int) Math.round(crowd));
            }
        }
    }

    /**
     * A virtual thread has computed without letting go of its carrier while others waited for one.
     *
     * @param stack where it was seen most often
     * @param usedNanos processor time, in ns
     * @param heldNanos time on the carrier, in ns
     * @param wantedNanos part of it during which others waited, in ns
     * @param waits whether it waits by now: it does not only compute
     */
    synchronized void computed(
            String thread,
            Stack stack,
            long usedNanos,
            long heldNanos,
            long wantedNanos,
            boolean waits,
            Carriers carriers) {
        if (!carriers.known()) {
            return;
        }
        long now = System.nanoTime();
        Profile profile = of(TaskFrames.outermost(stack.frames()), carriers.asPool(), stack, thread, now);
        if (profile == null) {
            return;
        }
        profile.processor += usedNanos;
        profile.held += heldNanos;
        profile.tasks++;
        profile.waits += waits ? 1 : 0;
        profile.crowded += wantedNanos / carriers.total();
        profile.excess += wantedNanos;
        profile.atOnce = Math.max(profile.atOnce, carriers.busy() + carriers.waiting());
        profile.shows(stack, carriers.asPool(), thread, heldNanos);
    }

    /** A fact that was made: a wait inside a task, or a virtual thread that kept its carrier. */
    public synchronized void took(Fact fact, long now) {
        if (fact instanceof Hog hog) {
            Frame begins = TaskFrames.outermost(hog.stack().frames());
            Profile profile = begins == null ? null : profiles.get(key(hog.pool()) + code(begins));
            if (profile != null) {
                profile.at(hog.stack().site(), null, hog.nanos());
            }
        }
        if (!(fact instanceof Park park) || park.pool() == null || park.virtual()) {
            return;
        }
        boolean helps = park.stack().kind() == WaitKind.FORK_JOIN
                && park.stack().execution() == Execution.FORK_JOIN_TASK; // it runs other tasks before it parks
        boolean asked = park.stack().execution().inTask()
                && !helps
                && PoolPurpose.sizedForProcessors(park.pool(), park.stack(), processors);
        Profile profile = asked
                ? of(TaskFrames.work(park.stack().frames()), park.pool(), park.stack(), park.thread(), now)
                : null;
        if (profile == null) {
            return;
        }
        long nanos = park.nanos() * park.count();
        profile.waited += nanos;
        profile.waits += (int) Math.min(park.count(), Integer.MAX_VALUE - profile.waits);
        profile.queued += park.pool().queued() > 0 ? nanos : 0;
        profile.at(park.stack().site(), park.stack().kind(), nanos);
        profile.shows(park.stack(), park.pool(), park.thread(), park.nanos());
        waiting.put(key(park.pool()), now);
    }

    private static String key(Pool pool) {
        return pool.name() + "|" + pool.kind() + "|";
    }

    private static String code(Frame begins) {
        return begins.className() + "." + begins.method();
    }

    private @Nullable Profile of(@Nullable Frame begins, Pool pool, Stack stack, String thread, long now) {
        if (begins == null) {
            return null; // a library's own
        }
        String key = key(pool) + code(begins);
        Profile profile = profiles.get(key);
        if (profile == null) {
            if (profiles.size() >= TASKS) {
                profiles.values().removeIf(old -> now - old.seenNanos >= UNSEEN_NANOS);
            }
            if (profiles.size() >= TASKS) {
                overlooked++;
                return null;
            }
            profile = new Profile(Site.of(begins), pool, stack, thread, now);
            profiles.put(key, profile);
        }
        profile.seenNanos = now;
        profile.seenMillis = AgentClock.millis();
        if (!profile.told && begins.line() >= 0 && begins.line() < profile.task.line()) {
            profile.task = Site.of(begins);
        }
        return profile;
    }

    /**
     * Tells what has come together and cost something.
     *
     * @param last whether it is told now, due or not: a report is about to be written
     */
    public synchronized void tell(long now, boolean last) {
        waiting.values().removeIf(seen -> now - seen >= OF_LATE_NANOS);
        for (Profile profile : profiles.values()) {
            if (!last && now - profile.toldNanos < TELL_NANOS) {
                continue;
            }
            if (profile.crowded > 0 || profile.queued > 0) {
                profile.told = true;
                facts.put(profile.fact());
            }
            profile.clear(now);
        }
    }

    /** Looks and waits of tasks for which there was no room. */
    public synchronized long overlooked() {
        return overlooked;
    }
}
