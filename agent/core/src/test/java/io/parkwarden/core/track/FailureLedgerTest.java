/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.bootstrap.FailureHooks;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Failure;
import io.parkwarden.model.Failure.Circumstance;
import io.parkwarden.model.Failure.Sight;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a failure; events are given to the tracker as the woven JDK would give them. */
class FailureLedgerTest {
    private final List<Fact> told = new ArrayList<>();
    private final Throwable failure = new IOException("reset");
    private long now = System.nanoTime();
    private FailureTracker tracker;
    private FailureLedger ledger;

    @BeforeEach
    void build() throws ReflectiveOperationException {
        Origins origins = new Origins(List.of("io.parkwarden."), "Main");
        StackShapes shapes = new StackShapes(origins, new WaitPoints(17), 64);
        Pools pools = new Pools(List.of(), 17, () -> {});
        tracker = new FailureTracker(shapes, new DroppedTasks(shapes, pools), new OpenStages(shapes));
        FailureOrigins failureOrigins = new FailureOrigins(new LoadedClasses(noClasses(), origins), 64);
        FailureFacts facts = new FailureFacts(pools, told::add);
        ledger = new FailureLedger(
                tracker,
                failureOrigins,
                new PeriodicTasks(failureOrigins, tracker.outcomes(), facts),
                facts,
                message -> "",
                () -> now);
    }

    @Test
    void is_unseen_after_five_seconds_and_for_good_at_the_end() throws Exception {
        born(failure);
        ledger.catchUp();
        assertEquals(List.of(), told);

        now += FailureLedger.PROVISIONAL_NANOS + 1_000_000_000L;
        ledger.catchUp();
        assertEquals(List.of(Sight.UNSEEN), sights());

        ledger.exiting();
        assertEquals(List.of(Sight.UNSEEN, Sight.CONFIRMED), sights());
    }

    @Test
    void is_nothing_when_it_was_received_in_any_wrapping() throws Exception {
        born(new CompletionException(failure));
        happened(FailureHooks.RECEIVED, new ExecutionException(failure), null);
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    @Test
    void is_nothing_when_a_callback_of_a_library_had_it_before_a_future_or_the_library_dropped_it() throws Exception {
        happened(FailureHooks.SHOWN, failure, null);
        born(failure);
        dropped(new IllegalStateException("of the same", failure));
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    @Test
    void is_unseen_when_a_library_dropped_it_without_a_handler() throws Exception {
        dropped(failure);
        ledger.exiting();

        assertEquals(List.of(Sight.UNSEEN, Sight.CONFIRMED), sights());
    }

    @Test
    void an_exception_without_a_stack_is_found_where_it_completed_a_future() throws Exception {
        class Bare extends RuntimeException {
            private static final long serialVersionUID = 1;

            Bare() {
                super(null, null, false, false);
            }
        }
        ledger.turn();
        for (int i = 0; i < 3; i++) {
            born(new Bare());
        }
        ledger.exiting();

        Failure all = (Failure) told.get(0);
        assertTrue(all.withoutStack());
        assertEquals(3, all.failures());
    }

    @Test
    void a_constant_of_a_library_is_found_where_it_completed_a_future() throws Exception {
        ledger.turn();
        born(constant());
        ledger.exiting();

        assertTrue(((Failure) told.get(0)).withoutStack());
    }

    @Test
    void a_constant_that_is_made_while_its_class_is_initialised_is_no_failure() throws Exception {
        ledger.turn();
        Holder.made = FailureLedgerTest::constant;
        Holder.used = this::born;
        assertNotNull(Kept.CLOSED);
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    /** As Netty's ThrowableUtil.unknownStackTrace makes them. */
    private static Throwable constant() {
        Throwable constant = new IllegalStateException("closed");
        constant.setStackTrace(new StackTraceElement[] {new StackTraceElement("io.netty.Some", "close", null, -1)});
        return constant;
    }

    private static final class Holder {
        static Supplier<Throwable> made;
        static Consumer<Throwable> used;
    }

    private static final class Kept {
        static final Throwable CLOSED = Holder.made.get();

        static {
            Holder.used.accept(CLOSED);
        }
    }

    private void dropped(Throwable cause) throws Exception {
        tracker.happened(FailureHooks.DROPPED, cause, null, "RxJava", 0);
        ledger.turn();
    }

    @Test
    void is_nothing_when_code_made_another_one_of_it_after_it_had_received_it() throws Exception {
        born(failure);
        happened(FailureHooks.RECEIVED, failure, null);
        born(new IllegalStateException("no order", failure));
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    @Test
    void is_taken_back_when_it_is_received_late() throws Exception {
        born(failure);
        ledger.exiting();
        happened(FailureHooks.RECEIVED, failure, null);
        ledger.ended();

        assertEquals(List.of(Sight.UNSEEN, Sight.CONFIRMED, Sight.SEEN_LATE), sights());
    }

    @Test
    void many_futures_are_one_failure() throws Exception {
        for (int i = 0; i < 5; i++) {
            born(new CompletionException(failure));
        }
        ledger.exiting();

        Failure fact = (Failure) told.get(0);
        assertEquals(1, fact.failures());
        assertEquals(5, fact.stages());
    }

    @Test
    void is_nothing_when_no_future_took_it() throws Exception {
        born(failure);
        tracker.happened(FailureHooks.OFFERED, new Object(), failure, null, 2);
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    @Test
    void is_nothing_when_somebody_cancelled_or_interrupted() throws Exception {
        born(new CompletionException(new CancellationException()));
        born(new IllegalStateException(new InterruptedException()));
        ledger.exiting();

        assertEquals(List.of(), told);
    }

    @Test
    void is_a_consequence_of_the_end_when_it_happens_after_its_begin() throws Exception {
        ledger.exiting();
        born(failure);
        ledger.ended();

        assertEquals(List.of(), told);
    }

    @Test
    void a_circumstance_that_is_known_late_replaces_what_was_told() throws Exception {
        born(failure);
        now += FailureLedger.PROVISIONAL_NANOS + 1_000_000_000L;
        ledger.catchUp();
        tracker.happened(FailureHooks.OFFERED, new Object(), failure, null, 3);
        happenedSecond();
        ledger.catchUp();

        assertEquals(List.of(Sight.UNSEEN, Sight.SEEN_LATE, Sight.UNSEEN), sights());
        assertEquals(Circumstance.SECOND, ((Failure) told.get(2)).circumstance());
    }

    @Test
    void an_observation_that_found_no_room_silences_what_is_open() throws Exception {
        born(failure);
        Throwable other = new IOException("of no interest");
        for (int i = 0; i < 70_000; i++) {
            happened(FailureHooks.RECEIVED, other, null);
        }
        ledger.exiting();

        assertEquals(List.of(), told);
        assertTrue(ledger.counts().contains("1 not tracked"), ledger::counts);
    }

    @Test
    void a_failure_that_goes_on_into_stages_is_one_event_with_all_its_futures() throws Exception {
        born(failure);
        born(new CompletionException(failure));
        born(new CompletionException(failure));
        FailureEvent only = tracker.take();
        assertNotNull(only);
        assertEquals(3, only.takeCarriers());
        assertNull(tracker.take());

        born(new CompletionException(failure));
        assertNotNull(tracker.take(), "what was counted is not added to");
    }

    @Test
    void another_failure_or_a_receiving_between_keeps_events_apart_and_in_order() {
        born(failure);
        born(new IOException("another"));
        happened(FailureHooks.RECEIVED, failure, null);
        born(failure);
        List<FailureEvent.Kind> kinds = new ArrayList<>();
        for (FailureEvent event = tracker.take(); event != null; event = tracker.take()) {
            kinds.add(event.kind);
        }

        assertEquals(
                List.of(
                        FailureEvent.Kind.BORN,
                        FailureEvent.Kind.BORN,
                        FailureEvent.Kind.RECEIVED,
                        FailureEvent.Kind.BORN),
                kinds);
    }

    @Test
    void no_future_is_lost_while_threads_tell_and_the_agent_takes() throws Exception {
        int threads = 4;
        int each = 20_000;
        Throwable[] failures = {new IOException("one"), new IOException("two")};
        AtomicInteger running = new AtomicInteger(threads);
        for (int t = 0; t < threads; t++) {
            Throwable own = failures[t % failures.length];
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            born(own);
                        }
                        running.decrementAndGet();
                    })
                    .start();
        }
        long futures = 0;
        boolean last = false;
        while (!last) {
            last = running.get() == 0;
            for (FailureEvent event = tracker.take(); event != null; event = tracker.take()) {
                futures += event.takeCarriers();
            }
        }

        assertEquals((long) threads * each, futures);
        assertFalse(tracker.takeOverflow());
    }

    private void happenedSecond() throws ReflectiveOperationException {
        var result = Class.forName("java.util.concurrent.CompletableFuture$AltResult")
                .getDeclaredConstructor(Throwable.class);
        result.setAccessible(true);
        tracker.happened(
                FailureHooks.BOTH, result.newInstance(new IOException("first")), result.newInstance(failure), null, 0);
    }

    private void born(Throwable cause) {
        happened(FailureHooks.BORN, new Object(), cause);
    }

    private void happened(int what, Object first, Object second) {
        tracker.happened(what, first, second, null, 0);
    }

    private List<Sight> sights() {
        return told.stream().map(fact -> ((Failure) fact).sight()).toList();
    }

    private static Instrumentation noClasses() {
        return (Instrumentation) Proxy.newProxyInstance(
                FailureLedgerTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> method.getName().equals("getAllLoadedClasses") ? new Class<?>[0] : null);
    }
}
