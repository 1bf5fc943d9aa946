/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.track.CarrierFields.Activity;
import io.parkwarden.core.track.CarrierFields.Carrier;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.Site;
import io.parkwarden.model.WaitKind;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the carriers of virtual threads from outside, every 5 to 10 ms while some are mounted. A look reads a few
 * fields per carrier. Only when the same virtual thread is found mounted again, and nothing else ran between, is its
 * processor time asked for; only when it is blocked or computes for some time is a stack taken.
 *
 * <p>Four things are told: a pin of a kind that no hook sees, when it is over; a pinned park, which its own thread has
 * told by then ({@link PinTracker}), with what only a look from outside knows; every carrier taken while virtual threads
 * wait, while it lasts; and a virtual thread that computes while others wait. What lasts long is told in parts.
 *
 * <p>The agent's thread for carriers calls {@link #look}; a thread that wants all that is known calls {@link #endAll}.
 * Both are synchronized, and no thread of the application takes this lock.
 */
public final class CarrierWatch {
    /** Blocked or computing for this long, by several looks: worth a stack. */
    static final long SURE_NANOS = 10_000_000;

    private static final long PERIOD_NANOS = 10_000_000;
    private static final long CLOSE_PERIOD_NANOS = 5_000_000;
    private static final long IDLE_PERIOD_NANOS = 20_000_000;

    /** The most that the time between two looks counts: beyond it nobody knows what was. */
    private static final long LONGEST_GAP_NANOS = 20_000_000;

    /** The same while no carrier took another task: what was found before and after was there between. */
    private static final long LONGEST_CERTAIN_NANOS = 100_000_000;

    private static final long STANDSTILL_NANOS = 100_000_000;
    private static final long SHORTAGE_NANOS = 1_000_000_000;
    private static final long PART_NANOS = 5_000_000_000L;
    private static final int HISTORY = 1_024;

    private final StackShapes shapes;
    private final LoadedClasses classes;
    private final FactQueue facts;
    private final PinTracker pins;
    private final CarrierListener listener;
    private final CarrierFields fields;
    private final Culprits culprits;
    private final Libraries libraries;
    private final TaskProfiles profiles;
    private final Map<String, Site> sites = new HashMap<>();
    private final ProcessorState kernel = new ProcessorState();
    private final int jdk;
    private final long pinNanos;
    private final long hogNanos;
    private final IdentityHashMap<Thread, Episode> episodes = new IdentityHashMap<>();
    private final long[] lookedNanos = new long[HISTORY];
    private final Carriers[] looked = new Carriers[HISTORY];
    private Carriers now = new Carriers(0, 0, 0, 0);
    private int looks;
    private long lastNanos;
    private long standstillNanos;
    private long shortageNanos;
    private boolean exhaustionTold;
    private boolean close;
    private long taken;
    private boolean switched;

    /**
     * Whether virtual threads waited and every carrier had another. With a carrier free they wait for that one to get a
     * processor, which is nobody's fault that has a carrier.
     */
    private boolean kept;

    /** Whether that was so all the time since the look before. */
    private boolean keptOn;

    private long sinceNanos;
    private long random = System.nanoTime() | 1;
    private long openToldNanos;

    /**
     * @param pinNanos shortest pin to tell, in ns
     * @param hogNanos shortest computing to tell, in ns
     * @throws ReflectiveOperationException if this JDK does not let its scheduler be read
     */
    public CarrierWatch(
            StackShapes shapes,
            LoadedClasses classes,
            FactQueue facts,
            PinTracker pins,
            CarrierListener listener,
            TaskProfiles profiles,
            Instrumentation instrumentation,
            int jdk,
            long pinNanos,
            long hogNanos)
            throws ReflectiveOperationException {
        this.shapes = shapes;
        this.classes = classes;
        this.facts = facts;
        this.pins = pins;
        this.listener = listener;
        this.profiles = profiles;
        this.jdk = jdk;
        this.pinNanos = pinNanos;
        this.hogNanos = hogNanos;
        fields = new CarrierFields();
        culprits = new Culprits(fields);
        libraries = new Libraries(instrumentation);
    }

    /** Whether the application uses virtual threads by now. */
    public boolean used() {
        return fields.used();
    }

    /** Loads what the first looks would load, so that they are not late. Call on the thread that looks. */
    public void prepare() {
        kernel.cpuNanos(Thread.currentThread());
        kernel.of(Thread.currentThread(), 0);
        shape(Thread.currentThread().getStackTrace(), null);
    }

    /**
     * One look at all carriers.
     *
     * @return how long to wait until the next, in ns
     */
    public synchronized long look() {
        ForkJoinPool scheduler = fields.scheduler();
        if (scheduler == null) {
            return IDLE_PERIOD_NANOS;
        }
        long nanos = System.nanoTime();
        sinceNanos = nanos - lastNanos;
        lastNanos = nanos;
        CarrierFields.Scheduler read = fields.look(scheduler);
        List<Carrier> carriers = read.carriers();
        switched = read.taken() != taken;
        taken = read.taken();
        long gap = Math.min(sinceNanos, switched ? LONGEST_GAP_NANOS : LONGEST_CERTAIN_NANOS);
        int waiting = (int) Math.min(
                Integer.MAX_VALUE, scheduler.getQueuedTaskCount() + (long) scheduler.getQueuedSubmissionCount());
        boolean full =
                carriers.stream().filter(carrier -> carrier.mounted() != null).count() >= scheduler.getParallelism();
        boolean before = kept;
        kept = full && waiting > 0;
        keptOn = kept && before && !switched;
        close = false;
        boolean mounted = false;
        boolean steady = true;
        for (Carrier carrier : carriers) {
            steady &= look(carrier, carriers, gap);
            mounted |= carrier.mounted() != null;
        }
        episodes.keySet().removeIf(thread -> !thread.isAlive());
        count(scheduler, waiting, nanos);
        exhausted(steady && carriers.size() >= now.total(), gap);
        takePins();
        return around(close ? CLOSE_PERIOD_NANOS : mounted ? PERIOD_NANOS : IDLE_PERIOD_NANOS);
    }

    /**
     * Half of it to one and a half: looks at regular times would find the same virtual thread again and again where two
     * take turns at the same pace.
     */
    private long around(long pause) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return pause / 2 + Math.floorMod(random, pause);
    }

    /** Looks at one carrier; whether it has the same virtual thread mounted as before. */
    private boolean look(Carrier carrier, List<Carrier> all, long gap) {
        Episode episode = episodes.get(carrier.thread());
        if (episode != null && !episode.goesOn(carrier)) {
            end(episode);
            episodes.remove(carrier.thread());
            episode = null;
        }
        Thread virtual = carrier.mounted();
        if (virtual == null) {
            return false;
        }
        if (episode == null) {
            episodes.put(carrier.thread(), new Episode(virtual, carrier.steals(), carrier.activity()));
            return false;
        }
        if (episode.activity != carrier.activity()) {
            end(episode);
            episode.activity = carrier.activity();
        } else if (episode.activity == Activity.RUNNABLE) {
            runs(episode, carrier, all, gap);
        } else {
            close = true;
            episode.blocked.add(gap, now);
            if (episode.blocked.shape == null && episode.blocked.nanos >= SURE_NANOS / 2) {
                takeBlocked(episode, carrier, virtual, all);
            }
        }
        return true;
    }

    private void runs(Episode episode, Carrier carrier, List<Carrier> all, long gap) {
        long cpu = kernel.cpuNanos(carrier.thread());
        long used = episode.cpuNanos < 0 ? -1 : cpu - episode.cpuNanos;
        episode.cpuNanos = cpu;
        if (used < 0) {
            return;
        }
        close = true;
        ProcessorState.Answer state =
                used < gap / 20 ? kernel.of(carrier.thread(), cpu) : ProcessorState.Answer.RUNNABLE;
        if (state == ProcessorState.Answer.RUNNABLE) {
            endQuiet(episode);
            long ran = ran(episode, carrier, used, gap);
            episode.running.add(ran, now);
            episode.usedNanos += Math.min(used, ran);
            episode.certainNanos += switched ? 0 : ran;
            episode.wantedNanos += keptOn ? ran : kept ? Math.min(ran, LONGEST_GAP_NANOS) : 0;
            if (episode.computes() && kept) {
                takeRunning(episode, carrier);
            }
        } else {
            episode.readyNanos = -1;
            episode.sure &= state == ProcessorState.Answer.ASLEEP;
            episode.quiet.add(gap, now);
            if (episode.quiet.shape == null && episode.quiet.nanos >= SURE_NANOS) {
                takeQuiet(episode, carrier, all, state == ProcessorState.Answer.ASLEEP);
            }
        }
        if (episode.running.nanos >= PART_NANOS || episode.quiet.nanos >= PART_NANOS) {
            end(episode);
        }
    }

    /**
     * For how much of the time since the look before the thread computed or was ready to. While others waited and no
     * carrier took one of them, that is the processor time that it got and the time that Linux says it waited for a
     * processor: pauses of the garbage collector and waits in native code, in which it slept, are neither. Else, and
     * where that is not known, it is the time between the looks if it got a part of it, and little of it if not.
     */
    private long ran(Episode episode, Carrier carrier, long used, long gap) {
        if (!kept) {
            episode.readyNanos = -1;
        } else if (used < sinceNanos - sinceNanos / 10) { // else there is little to ask the kernel for
            long before = episode.readyNanos;
            episode.readyNanos = kernel.readyNanos(carrier.thread(), episode.cpuNanos);
            if (keptOn && before >= 0 && episode.readyNanos >= 0) {
                return Math.min(sinceNanos, used + episode.readyNanos - before);
            }
        }
        return used >= gap / 5 ? gap : Math.min(gap, LONGEST_GAP_NANOS);
    }

    private void takeBlocked(Episode episode, Carrier carrier, Thread virtual, List<Carrier> all) {
        StackTraceElement[] stack = fields.stack(virtual);
        if (stack == null) {
            return;
        }
        Episode.Row row = episode.blocked;
        row.compensated = fields.compensated(carrier.thread());
        if (episode.activity == Activity.PARKED) {
            row.shape = shape(stack, null);
            return;
        }
        boolean inWait = stack[0].getClassName().equals("java.lang.Object");
        boolean monitorsPin = jdk < 24;
        if (!inWait && !(monitorsPin && episode.activity == Activity.ENTERING_MONITOR)) {
            // The JVM waits for a class initialiser by the means of monitors, without a frame of Object.wait.
            takeInitialiser(row, stack, virtual, all);
            if (row.shape != null || episode.activity == Activity.IN_OBJECT_WAIT) {
                return;
            }
        }
        StackShapes.Shape shape = shape(stack, inWait ? WaitKind.OBJECT_WAIT : WaitKind.MONITOR);
        if (monitorsPin) {
            row.reason = inWait ? PinReason.OBJECT_WAIT : PinReason.MONITOR_ENTER;
        } else if (Pinners.of(shape.stack().frames(), index -> false, false).reason() == PinReason.UNKNOWN) {
            return; // a moment before it lets go
        }
        row.shape = shape;
        Culprits.Owner owner = inWait ? null : culprits.ownerOf(stack[0], virtual, all);
        if (owner != null && owner.initialises()) {
            row.reason = PinReason.INITIALISER_ELSEWHERE;
            row.shape = owner.ofTheJdk() ? null : shape(stack, WaitKind.CLASS_INITIALISATION);
        }
        row.cause = owner == null ? null : owner.sentence();
    }

    private void takeInitialiser(Episode.Row row, StackTraceElement[] stack, Thread virtual, List<Carrier> all) {
        String initialiser = culprits.initialiser(virtual, all);
        if (initialiser != null) {
            row.cause = initialiser;
            row.reason = PinReason.INITIALISER_ELSEWHERE;
            row.shape = shape(stack, WaitKind.CLASS_INITIALISATION);
        }
    }

    /** A stack that says why a thread that runs uses no processor: a native method, or a class initialiser elsewhere. */
    private void takeQuiet(Episode episode, Carrier carrier, List<Carrier> all, boolean sure) {
        Thread virtual = episode.thread();
        StackTraceElement[] stack = virtual == null ? null : fields.stack(virtual);
        if (virtual == null || stack == null) {
            return;
        }
        episode.quiet.compensated = fields.compensated(carrier.thread());
        String innermost = stack[0].getClassName();
        if (innermost.equals("jdk.internal.vm.Continuation")) {
            return; // on its way off the carrier
        }
        if (stack[0].isNativeMethod()) {
            if (sure || innermost.startsWith("java.io.") || innermost.startsWith("java.net.")) {
                episode.quiet.reason = PinReason.NATIVE_CALL;
                episode.quiet.shape = shape(stack, WaitKind.NATIVE);
            }
            return;
        }
        takeInitialiser(episode.quiet, stack, virtual, all);
    }

    private void takeRunning(Episode episode, Carrier carrier) {
        Thread virtual = carrier.mounted();
        StackTraceElement[] stack = virtual == null ? null : fields.stack(virtual);
        if (stack != null && episode.seen.size() < 64) {
            StackShapes.Shape shape = shape(stack, null);
            episode.seen.merge(shape, 1, Integer::sum);
            episode.looks++;
        }
    }

    private StackShapes.Shape shape(StackTraceElement[] stack, @Nullable WaitKind kind) {
        return shapes.of(classes.frames(Arrays.asList(stack)), kind);
    }

    private void count(ForkJoinPool scheduler, int waiting, long nanos) {
        int held = 0;
        int busy = 0;
        for (Episode episode : episodes.values()) {
            held += episode.holds() ? 1 : 0;
            busy += !episode.holds() && episode.computes() ? 1 : 0;
        }
        now = new Carriers(Math.max(scheduler.getParallelism(), held + busy), held, busy, waiting);
        lookedNanos[looks % HISTORY] = nanos;
        looked[looks % HISTORY] = now;
        looks++;
    }

    /**
     * No carrier was free and virtual threads waited: told once, while it lasts, with every holder. It takes 100 ms if the
     * holders stay the same, which is a standstill; a second if they change, as then some work goes on between pins.
     */
    private void exhausted(boolean steady, long gap) {
        boolean full = now.exhausted() && now.held() > 0;
        standstillNanos = full && steady ? standstillNanos + gap : 0;
        shortageNanos = Math.max(0, full ? shortageNanos + gap : shortageNanos - gap);
        if (shortageNanos == 0) {
            exhaustionTold = false;
        }
        if (!exhaustionTold
                && full
                && (standstillNanos >= Math.max(STANDSTILL_NANOS, pinNanos) || shortageNanos >= SHORTAGE_NANOS)) {
            exhaustionTold = true;
            shortageNanos = Math.min(shortageNanos, SHORTAGE_NANOS);
            tellEveryCarrier(Math.max(standstillNanos, shortageNanos));
        }
    }

    private void tellEveryCarrier(long nanos) {
        List<Fact.Trace> holders = new ArrayList<>();
        Episode longest = null;
        for (Map.Entry<Thread, Episode> entry : episodes.entrySet()) {
            Episode episode = entry.getValue();
            StackShapes.Shape shape = shapeOf(episode);
            if (shape == null) {
                continue;
            }
            holders.add(new Fact.Trace(
                    (episode.holds() ? "holds " : "computes on ") + ThreadNames.of(entry.getKey()),
                    episode.name,
                    shape.stack().frames()));
            if (episode.holds() && (longest == null || row(episode).nanos > row(longest).nanos)) {
                longest = episode;
            }
        }
        StackShapes.Shape shape = longest == null ? null : shapeOf(longest);
        if (longest == null || shape == null) {
            exhaustionTold = false; // the stacks are not there yet: the next look
            return;
        }
        Pinners pinners = pinners(row(longest), shape);
        put(
                new Pin(
                        AgentClock.millis(),
                        nanos,
                        longest.name,
                        shape.stack(),
                        pinners.reason(),
                        pinners.frames(),
                        row(longest).cause,
                        libraries.of(shape.stack(), pinners.frames(), jdk),
                        now,
                        holders),
                shape);
    }

    private StackShapes.@Nullable Shape shapeOf(Episode episode) {
        if (episode.holds()) {
            return row(episode).shape;
        }
        Thread virtual = episode.thread();
        StackTraceElement[] stack = virtual == null ? null : fields.stack(virtual);
        return stack == null ? null : shape(stack, null);
    }

    private static Episode.Row row(Episode episode) {
        return episode.blocked.nanos > 0 ? episode.blocked : episode.quiet;
    }

    private Pinners pinners(Episode.Row row, StackShapes.Shape shape) {
        List<Frame> frames = shape.stack().frames();
        PinReason reason = row.reason;
        if (reason == null) {
            return Pinners.of(frames, index -> false, jdk < 24);
        }
        boolean innermost = reason == PinReason.MONITOR_ENTER || reason == PinReason.NATIVE_CALL;
        return new Pinners(reason, innermost ? frames.subList(0, 1) : List.of());
    }

    /** What the episode's rows of looks show is over. */
    private void end(Episode episode) {
        if (episode.activity == Activity.RUNNABLE) {
            endQuiet(episode);
            endRunning(episode);
        } else {
            endBlocked(episode, false);
        }
    }

    /** A park is told by its own thread when it ends; only of one that does not end in time is anything told here. */
    private void endBlocked(Episode episode, boolean open) {
        if (episode.activity != Activity.PARKED || open) {
            tell(episode, episode.blocked);
        }
        episode.blocked = new Episode.Row();
    }

    private void endQuiet(Episode episode) {
        Episode.Row quiet = episode.quiet;
        episode.quiet = new Episode.Row();
        if (quiet.nanos >= pinNanos) {
            endRunning(episode); // it slept in between: what it computes next is counted anew
        }
        boolean madeUpFor = quiet.compensated && quiet.reason == PinReason.NATIVE_CALL;
        if (!madeUpFor) {
            tell(episode, quiet);
        }
    }

    private void tell(Episode episode, Episode.Row row) {
        StackShapes.Shape shape = row.shape;
        if (shape == null || row.nanos < pinNanos) {
            return;
        }
        Pinners pinners = pinners(row, shape);
        put(
                new Pin(
                        AgentClock.millis(),
                        row.nanos,
                        episode.name,
                        shape.stack(),
                        pinners.reason(),
                        pinners.frames(),
                        row.cause,
                        libraries.of(shape.stack(), pinners.frames(), jdk),
                        atLeastOne(row.worst),
                        List.of()),
                shape);
    }

    private void endRunning(Episode episode) {
        if (episode.computes() && episode.looks > 0 && episode.wantedNanos * 2 >= episode.running.nanos) {
            profiles.computed(
                    episode.name,
                    Work.of(episode.seen).stack(),
                    episode.usedNanos,
                    episode.running.nanos,
                    episode.wantedNanos,
                    waits(episode.thread()),
                    episode.running.worst);
        }
        boolean computed = episode.computes() && episode.usedNanos >= hogNanos / 10;
        if (computed && episode.certainNanos >= hogNanos && episode.wantedNanos >= hogNanos && episode.looks > 0) {
            Work work = Work.of(episode.seen).at(sites);
            Hog hog = new Hog(
                    AgentClock.millis(),
                    episode.running.nanos,
                    episode.name,
                    work.stack(),
                    work.seen(),
                    episode.looks,
                    episode.running.worst);
            facts.put(hog);
            listener.hogged(hog, work.shape());
        }
        episode.endOfRunning();
    }

    private static boolean waits(@Nullable Thread virtual) {
        Thread.State state = virtual == null ? Thread.State.TERMINATED : virtual.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED;
    }

    private void put(Pin pin, StackShapes.Shape shape) {
        facts.put(pin);
        listener.pinned(pin, shape);
    }

    private void takePins() {
        for (PinTracker.Raw raw = pins.take(); raw != null; raw = pins.take()) {
            boolean begun = openToldNanos != 0 && raw.startNanos() - openToldNanos < 0;
            long length = raw.endNanos() - (begun ? openToldNanos : raw.startNanos()) - raw.pausedNanos();
            if (length < pinNanos) {
                continue; // what there was before has been told as lasting
            }
            Pinners pinners = raw.pinners();
            put(
                    new Pin(
                            raw.atMillis(),
                            length,
                            raw.thread(),
                            raw.shape().stack(),
                            pinners.reason(),
                            pinners.frames(),
                            null,
                            libraries.of(raw.shape().stack(), pinners.frames(), jdk),
                            atLeastOne(worst(raw.startNanos(), raw.endNanos())),
                            List.of()),
                    raw.shape());
        }
    }

    private Carriers worst(long start, long end) {
        Carriers worst = now;
        boolean any = false;
        for (int i = 1; i <= Math.min(looks, HISTORY); i++) {
            int at = (looks - i) % HISTORY;
            if (lookedNanos[at] - start < 0) {
                break;
            }
            boolean in = lookedNanos[at] - end <= 0;
            if (in && (!any || load(looked[at]) > load(worst))) {
                worst = looked[at];
                any = true;
            }
        }
        return any ? worst : new Carriers(now.total(), 1, 0, 0);
    }

    private static long load(Carriers carriers) {
        return (carriers.held() + carriers.busy()) * 1_000_000L + Math.min(999_999, carriers.waiting());
    }

    private Carriers atLeastOne(Carriers seen) {
        return seen.held() > 0 ? seen : new Carriers(Math.max(1, now.total()), 1, seen.busy(), seen.waiting());
    }

    /** Tells what lasts, as far as it has come: nobody may be there to see its end. */
    public synchronized void endAll() {
        look();
        openToldNanos = lastNanos;
        for (Episode episode : episodes.values()) {
            if (episode.activity == Activity.RUNNABLE) {
                end(episode);
            } else {
                endBlocked(episode, true);
            }
        }
        episodes.clear();
    }
}
