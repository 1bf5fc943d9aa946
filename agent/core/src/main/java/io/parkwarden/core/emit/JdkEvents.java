/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.emit;

import io.parkwarden.core.track.AgentClock;
import io.parkwarden.core.track.Handover;
import io.parkwarden.core.track.LoadedClasses;
import io.parkwarden.core.track.LoadedThreads;
import io.parkwarden.core.track.Means;
import io.parkwarden.core.track.WaitTracker;
import io.parkwarden.model.Frame;
import io.parkwarden.model.WaitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JDK's own events for waits that no bytecode reaches: contended monitors and waits for a class initialiser on
 * every JDK, sleep and Object.wait on 17. JFR delivers them about a second late, on a thread of its own; {@link #catchUp} waits for what is on its way.
 *
 * <p>Nothing is ever disabled here: JFR takes a setting that one recording makes for all that make none, so it would
 * silence the user's recordings.
 */
public final class JdkEvents {
    private static final String SLEEP = "jdk.ThreadSleep";
    private static final String MONITOR_WAIT = "jdk.JavaMonitorWait";
    private static final String MONITOR_ENTER = "jdk.JavaMonitorEnter";
    private static final String MARK = "parkwarden.Mark";
    private static final int LOOKS_BEFORE_FLUSH = 10;

    /** A setting of ours that JFR keeps and does not read, by which the agent's own recording is known. */
    private static final String OURS = "reader";

    private final RecordingStream stream = new RecordingStream();
    private final WaitTracker tracker;
    private final Handover handover;
    private final LoadedClasses classes;
    private final LoadedThreads threads;
    private final Flush flush = new Flush();
    private final AtomicLong marks = new AtomicLong();
    private final long thresholdNanos;
    private final boolean sleepIsNative;

    /** The last mark that was read. Threads' events come in the order of their buffers, so there may be earlier ones behind it. */
    private volatile long read;

    /** The last mark that was read together with all that JFR wrote before it: JFR ends each flush with a word of its own. */
    private volatile long reached;

    /**
     * Prepares the reading; {@link #run} starts it.
     *
     * @param thresholdNanos shortest wait to read, in ns
     * @param sleepIsNative whether sleep and Object.wait are to be read as well
     */
    public JdkEvents(
            WaitTracker tracker,
            Handover handover,
            LoadedClasses classes,
            LoadedThreads threads,
            long thresholdNanos,
            boolean sleepIsNative) {
        this.tracker = tracker;
        this.handover = handover;
        this.classes = classes;
        this.threads = threads;
        this.thresholdNanos = thresholdNanos;
        this.sleepIsNative = sleepIsNative;
        FlightRecorder.register(MarkEvent.class);
        enable(thresholdNanos);
        stream.onEvent(MONITOR_ENTER, event -> read(event, WaitKind.MONITOR, "previousOwner"));
        stream.onEvent(MONITOR_WAIT, event -> readMonitorWait(event, sleepIsNative));
        if (sleepIsNative) {
            stream.onEvent(SLEEP, event -> read(event, WaitKind.SLEEP, ""));
        }
        stream.enable(MARK).with(OURS, "Parkwarden");
        stream.onEvent(MARK, event -> read = Math.max(read, event.getLong("number")));
        stream.onFlush(() -> reached = read);
        stream.setReuse(false);
        stream.setOrdered(false); // to sort them takes an array of 400 KB, and a wait is told with its times
        stream.setMaxAge(Duration.ofSeconds(10));
    }

    /** Whether a recording is the one that this class reads from, of this session or another. */
    public static boolean isOurs(Recording recording) {
        return recording.getSettings().containsKey(MARK + '#' + OURS);
    }

    private void enable(long nanos) {
        Duration threshold = Duration.ofNanos(nanos);
        stream.enable(MONITOR_ENTER).withThreshold(threshold).withStackTrace();
        stream.enable(MONITOR_WAIT).withThreshold(threshold).withStackTrace();
        if (sleepIsNative) {
            stream.enable(SLEEP).withThreshold(threshold).withStackTrace();
        }
    }

    /** From now on waits are read that are so many times as long as the shortest otherwise. */
    public void slowDown(int times) {
        enable(thresholdNanos * times);
    }

    /** Reads until {@link #stop}; the calling thread is JFR's until then. */
    public void run() {
        stream.start();
    }

    /**
     * Whether events arrive by now, so that a wait that begins from here on is told. Earlier ones may have been told
     * too: {@link Handover} knows. Asked by the agent's thread again and again until it is so.
     */
    public boolean takesOver() {
        if (reached > 0) {
            return true;
        }
        mark(marks.incrementAndGet());
        return false;
    }

    private static void mark(long number) {
        MarkEvent event = new MarkEvent();
        event.number = number;
        event.commit();
    }

    /**
     * The JVM waits in the same way for another thread's class initialiser (InstanceKlass::initialize_impl of 17, 21 and
     * 25), only that no Object.wait is on the stack. Where that method is bytecode, its hook has told the rest.
     */
    private void readMonitorWait(RecordedEvent event, boolean waitIsNative) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null || trace.getFrames().isEmpty()) {
            return;
        }
        RecordedFrame top = trace.getFrames().get(0);
        boolean objectWait = top.getMethod().getType().getName().equals("java.lang.Object")
                && top.getMethod().getName().startsWith("wait");
        if (!objectWait) {
            read(event, WaitKind.CLASS_INITIALISATION, "notifier");
        } else if (waitIsNative) {
            read(event, WaitKind.OBJECT_WAIT, "notifier");
        }
    }

    private void read(RecordedEvent event, WaitKind kind, String holderField) {
        RecordedThread thread = event.getThread();
        RecordedStackTrace trace = event.getStackTrace();
        if (thread == null || trace == null || thread.getJavaThreadId() <= 0) {
            return;
        }
        Thread live = threads.find(thread.getJavaThreadId());
        List<Frame> frames = frames(trace);
        if (trace.isTruncated() && live != null) {
            frames.addAll(classes.rootOf(live));
        }
        long end = AgentClock.millisOf(event.getEndTime().toEpochMilli());
        long begin = end - event.getDuration().toMillis();
        if (!frames.isEmpty() && handover.tells(Handover.Source.EVENT, thread.getJavaThreadId(), begin, end)) {
            String name = thread.getJavaName();
            tracker.waitedBefore(
                    frames,
                    kind,
                    live,
                    name == null ? "?" : name,
                    end,
                    event.getDuration().toNanos(),
                    holder(event, holderField),
                    Means.JDK_EVENT);
        }
    }

    private static @Nullable String holder(RecordedEvent event, String field) {
        RecordedThread thread = field.isEmpty() ? null : event.getThread(field);
        return thread == null ? null : thread.getJavaName();
    }

    private List<Frame> frames(RecordedStackTrace trace) {
        List<StackTraceElement> elements = new ArrayList<>();
        List<String> descriptors = new ArrayList<>();
        for (RecordedFrame frame : trace.getFrames()) {
            if (frame.isJavaFrame() && !frame.getMethod().isHidden()) {
                elements.add(new StackTraceElement(
                        frame.getMethod().getType().getName(),
                        frame.getMethod().getName(),
                        null,
                        frame.getLineNumber()));
                descriptors.add(frame.getMethod().getDescriptor());
            }
        }
        return classes.frames(elements, descriptors);
    }

    /**
     * Waits until everything that happened before the call has been read, at most so long.
     *
     * @return whether it has
     */
    public boolean catchUp(long atMostNanos) {
        if (reached == 0) {
            return true; // the sampler has told what there was
        }
        long mark = marks.incrementAndGet();
        long deadline = System.nanoTime() + atMostNanos;
        mark(mark);
        flush.now();
        for (int look = 1; reached < mark; look++) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            if (read >= mark && look % LOOKS_BEFORE_FLUSH == 0) {
                flush.now(); // a chunk that ended meanwhile has no such word
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    /** Ends the reading, and with it {@link #run}. */
    public void stop() {
        stream.close();
        FlightRecorder.unregister(MarkEvent.class);
    }
}
