/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.bootstrap.FailureHooks;
import io.parkwarden.model.Fact;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The watching of failures and lost work as a whole: hooks to events to facts. {@link #begin} proves that a failure and its receiving
 * reach the ledger. The agent's thread and those that end the JVM or give commands call it.
 */
public final class FailureWatch {
    private final FailureTracker tracker;
    private final FailureLedger ledger;
    private final DroppedTasks dropped;
    private final CutOffTasks cutOff;
    private final PendingTasks pending;
    private final OpenStages stages;
    private final Consumer<Fact> out;

    /**
     * @param depth frames to keep of a stack
     * @param withMessages whether the report says what exceptions say
     * @throws ReflectiveOperationException if this JDK keeps failures where they cannot be read
     */
    public FailureWatch(
            StackShapes shapes, LoadedClasses classes, Pools pools, FactQueue queue, int depth, boolean withMessages)
            throws ReflectiveOperationException {
        dropped = new DroppedTasks(shapes, pools);
        stages = new OpenStages(shapes);
        tracker = new FailureTracker(shapes, dropped, stages);
        cutOff = new CutOffTasks(classes, pools);
        pending =
                new PendingTasks(classes, pools, new JdkFields(Runtime.version().feature()), tracker.outcomes());
        FailureOrigins origins = new FailureOrigins(classes, depth);
        out = queue::put;
        FailureFacts facts = new FailureFacts(pools, out);
        ledger = new FailureLedger(
                tracker,
                origins,
                new PeriodicTasks(origins, tracker.outcomes(), facts),
                facts,
                withMessages ? Redaction::of : message -> "",
                System::nanoTime);
    }

    /**
     * Connects the hooks and tries them: one failure is made and received, which also loads the classes that the
     * application's threads will need.
     *
     * @return whether both were told
     */
    public boolean begin() {
        FailureHooks.connect(PrivilegedSinks.of(tracker));
        // The agent's own threads are not looked at, so the trial is made as the application would make it.
        boolean born = false;
        boolean received = false;
        CompletableFuture<Object> trial = CompletableFuture.failedFuture(new IllegalStateException("trial"));
        try {
            trial.join();
        } catch (CompletionException expected) {
            // It is what was asked for.
        }
        FailureHooks.forgetFailures(); // or else every getter would look for failures from now on
        for (FailureEvent event = tracker.take(); event != null; event = tracker.take()) {
            born |= event.kind == FailureEvent.Kind.BORN;
            received |= event.kind == FailureEvent.Kind.RECEIVED;
        }
        if (born && received) {
            FailureHooks.tellStages(OpenStages.A_TURN);
            ledger.allowWalks();
        } else {
            FailureHooks.connect(null);
        }
        return born && received;
    }

    /** Takes in what happened since the last turn. */
    public void turn() {
        run(ledger::turn);
        dropped.tell(out, System.nanoTime(), false);
        run(() -> stages.turn(out, System.nanoTime()));
    }

    /** The JVM begins to end. */
    public void exiting() {
        cutOff.tell(out);
        run(() -> pending.tell(out));
        run(() -> stages.exiting(out));
        run(ledger::exiting);
        dropped.tell(out, System.nanoTime(), true);
    }

    /** The shutdown hooks have run. */
    public void ended() {
        run(ledger::ended);
        dropped.tell(out, System.nanoTime(), true);
    }

    /** A report is asked for. */
    public void catchUp() {
        run(ledger::catchUp);
    }

    /** Ends the watching and lets go of everything. */
    public void stop() {
        FailureHooks.connect(null);
        ledger.clear();
        stages.clear();
    }

    /** One sentence with the counts. */
    public String counts() {
        return ledger.counts();
    }

    /** What was looked at of stages that wait for futures. */
    public String sampled() {
        return stages.sampled();
    }

    private interface Step {
        void run() throws ReflectiveOperationException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed); // the fields were made accessible before
        }
    }
}
