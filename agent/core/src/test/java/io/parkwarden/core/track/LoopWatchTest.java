/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.bootstrap.Hooks;
import io.parkwarden.core.config.PoolRule;
import io.parkwarden.core.instrument.WaitPoints;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Intent;
import io.parkwarden.model.LoopLag;
import io.parkwarden.model.Origin;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The looks, at a thread that goes round and selects by calling the hooks itself. */
@Timeout(120)
class LoopWatchTest {
    private static final int JDK = Runtime.version().feature();
    private static final long THRESHOLD = 40_000_000;

    private final FactQueue facts = new FactQueue();
    private final Origins origins = new Origins(List.of("io.parkwarden."), "Main");
    private final StackShapes shapes = new StackShapes(origins, new WaitPoints(JDK), 64);
    private final Pools pools = new Pools(List.of(new PoolRule("declared*", Intent.EVENT_LOOP)), JDK, () -> {});
    private final TaskThreads threads = new TaskThreads(shapes, pools);
    private final Pauses pauses = new Pauses(new SafepointClock(), System.nanoTime());
    private final LoopWatch watch = new LoopWatch(
            pools,
            threads,
            new LoadedClasses(
                    (Instrumentation) Proxy.newProxyInstance(
                            LoopWatchTest.class.getClassLoader(),
                            new Class<?>[] {Instrumentation.class},
                            (self, method, args) ->
                                    new Class<?>[] {LoopWatchTest.class, Loop.class, Round.class, Thread.class}),
                    origins),
            pauses,
            facts,
            THRESHOLD);
    private final Loop loop = new Loop();
    private Selector selector;
    private Pipe pipe;

    /** What the loop does in its next round. */
    private enum Round {
        SHORT,
        COMPUTES,
        ENDS
    }

    private final class Loop extends Thread {
        private final SynchronousQueue<Round> rounds = new SynchronousQueue<>();
        private volatile boolean enough;

        @Override
        public void run() {
            long start = Hooks.beginSelect();
            try {
                for (Round round = rounds.take(); round != Round.ENDS; round = rounds.take()) {
                    Hooks.selected(0, start, selector);
                    if (round == Round.COMPUTES) {
                        compute();
                    }
                    start = Hooks.beginSelect();
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private void compute() {
            while (!enough) {
                Thread.onSpinWait();
            }
        }
    }

    @BeforeEach
    void begin() throws Exception {
        selector = Selector.open();
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.source().register(selector, SelectionKey.OP_READ);
        pipe.sink().configureBlocking(false);
        pipe.sink().register(selector, SelectionKey.OP_WRITE);
        loop.setName("loop");
        loop.setDaemon(true);
    }

    @AfterEach
    void end() throws Exception {
        watch.stop();
        loop.enough = true;
        loop.interrupt();
        selector.close();
        pipe.sink().close();
        pipe.source().close();
    }

    /** The loop is known, and has gone round that often. */
    private void goRound(int times) throws InterruptedException {
        watch.begin();
        loop.start();
        loop.rounds.put(Round.SHORT);
        while (!watch.used()) {
            Thread.onSpinWait();
        }
        watch.look();
        List<Frame> selects = List.of(
                Frame.of("sun.nio.ch.SelectorImpl", "lockAndDoSelect", "SelectorImpl.java", 1, Origin.JDK),
                Frame.of(Loop.class.getName(), "run", "LoopWatchTest.java", 1, Origin.APPLICATION));
        threads.loops().selected(loop, selects, 2);
        threads.loops().selected(loop, selects, 2);
        for (int i = 0; i < times; i++) {
            loop.rounds.put(Round.SHORT);
        }
    }

    /** The loop computes until the looks have seen so many times the threshold of processor time. */
    private void compute(int thresholds) throws InterruptedException {
        loop.enough = false;
        loop.rounds.put(Round.COMPUTES);
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        long until = times.getThreadCpuTime(loop.getId()) + thresholds * THRESHOLD;
        while (times.getThreadCpuTime(loop.getId()) < until) {
            watch.look();
            LockSupport.parkNanos(5_000_000); // spreads the looks; the processor time decides
        }
        loop.enough = true;
        loop.rounds.put(Round.SHORT); // is taken when the round before is over
        watch.look();
    }

    @Test
    void a_turn_that_computes_is_told_with_its_line() throws Exception {
        goRound(10);
        compute(4);

        LoopLag lag = (LoopLag) facts.take();
        assertEquals("loop", lag.thread());
        assertEquals(
                "compute",
                lag.stack().site().method().equals("run")
                        ? "compute"
                        : lag.stack().site().method());
        assertEquals(Loop.class.getName(), lag.stack().site().className());
        assertEquals(LoopLag.Unit.SELECT, lag.turn().unit());
        assertEquals(2, lag.turn().waiting());
        assertEquals(0, lag.times());
        assertTrue(lag.nanos() >= 2 * THRESHOLD && lag.nanos() <= lag.turn().nanos(), lag::toString);
        assertTrue(lag.turn().all() >= 11, lag::toString);
        assertNull(facts.take());
    }

    @Test
    void a_thread_that_has_selected_a_few_times_is_no_loop() throws Exception {
        goRound(1);
        compute(4);

        assertNull(facts.take());
    }

    @Test
    void a_thread_that_serves_one_channel_is_no_loop() throws Exception {
        pipe.sink().close();
        selector.selectNow();
        goRound(10);
        compute(4);

        assertNull(facts.take());
    }

    @Test
    void what_lasts_is_told_while_it_lasts() throws Exception {
        goRound(300);
        loop.rounds.put(Round.COMPUTES);
        Fact told = null;
        while (told == null) {
            watch.look();
            LockSupport.parkNanos(5_000_000); // spreads the looks; the fact decides
            told = facts.take();
        }
        LoopLag first = (LoopLag) told;
        assertEquals(1, first.times());
        assertTrue(first.turn().nanos() >= LoopWatch.WHILE_IT_LASTS * THRESHOLD, first::toString);

        watch.endAll();
        LoopLag second = (LoopLag) facts.take();
        assertEquals(2, second.times());
        assertTrue(second.nanos() >= first.nanos(), second::toString);

        loop.enough = true;
        loop.rounds.put(Round.SHORT); // is taken when the round before is over
        watch.look();
        LoopLag last = (LoopLag) facts.take();
        assertEquals(3, last.times());
        assertNull(facts.take());
    }

    @Test
    void a_thread_that_never_selects_again_was_no_loop() throws Exception {
        goRound(20);
        loop.rounds.put(Round.COMPUTES);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 2 * LoopWatch.WHILE_IT_LASTS * THRESHOLD) {
            watch.look();
            LockSupport.parkNanos(5_000_000); // spreads the looks; nothing is to be told however long it lasts
        }

        assertNull(facts.take());
    }

    @Test
    void a_loop_that_turns_is_not_looked_at_however_busy_it_is() throws Exception {
        goRound(0);
        for (int i = 0; i < 2_000; i++) {
            loop.rounds.put(Round.SHORT);
            if (i % 50 == 0) {
                watch.look();
            }
        }
        watch.endAll();
        assertNull(facts.take());
    }

    @Test
    void a_task_of_a_declared_loop_counts_while_others_are_queued() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> {
            Thread thread = new Thread(task, "declared-1");
            thread.setDaemon(true);
            return thread;
        });
        try {
            pool.execute(loop::compute);
            pool.execute(() -> {});
            pools.know(pool);
            Fact told = null;
            while (told == null) {
                pools.sample(System.currentTimeMillis());
                watch.look();
                LockSupport.parkNanos(5_000_000); // spreads the looks; the fact decides
                told = facts.take();
            }
            LoopLag lag = (LoopLag) told;
            assertEquals(LoopLag.Unit.TASK, lag.turn().unit());
            assertEquals(1, lag.turn().waiting());
            assertEquals(Intent.EVENT_LOOP, lag.pool().intent());
            assertEquals("compute", lag.stack().site().method());
        } finally {
            loop.enough = true;
            pool.shutdownNow();
        }
    }

    @Test
    void a_thread_that_ends_is_let_go() throws Exception {
        goRound(1);
        assertTrue(watch.remark().startsWith("1 threads select"), watch.remark());

        loop.rounds.put(Round.ENDS);
        loop.join();
        watch.look();

        assertTrue(watch.remark().startsWith("0 threads select"), watch.remark());
    }
}
