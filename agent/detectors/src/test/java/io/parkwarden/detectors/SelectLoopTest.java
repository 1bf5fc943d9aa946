/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectLoopTest {
    private static final List<Frame> SELECT = Stacks.of("""
            sun.nio.ch.SelectorImpl.lockAndDoSelect
            sun.nio.ch.SelectorImpl.select
            com.acme.Reactor.awaitReady(Reactor.java:20)
            com.acme.Reactor.run(Reactor.java:10)
            java.lang.Thread.run""");

    private final SelectLoop loop = new SelectLoop(SELECT);

    @Test
    void a_callback_above_the_method_that_selects_is_one_of_the_loop() {
        SelectLoop simple = new SelectLoop(Stacks.of("""
                sun.nio.ch.SelectorImpl.lockAndDoSelect
                com.acme.Reactor.run(Reactor.java:10)
                java.lang.Thread.run"""));

        assertEquals(2, simple.above(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Handler.ready(Handler.java:3)
                com.acme.Reactor.run(Reactor.java:12)
                java.lang.Thread.run""")));
        assertEquals(-1, loop.above(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Reactor.run(Reactor.java:12)
                java.lang.Thread.run""")));
    }

    @Test
    void a_callback_beside_it_is_one_of_the_innermost_method_that_both_share() {
        assertEquals(3, loop.beside(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Handler.ready(Handler.java:3)
                com.acme.Reactor$Keys.forEach(Reactor.java:30)
                com.acme.Reactor.run(Reactor.java:12)
                java.lang.Thread.run""")));
    }

    @Test
    void frames_of_the_jdk_between_do_not_matter() {
        assertEquals(2, loop.beside(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Handler.ready(Handler.java:3)
                com.acme.Reactor.run(Reactor.java:12)
                java.util.concurrent.Executors$RunnableAdapter.call
                java.lang.Thread.run""")));
    }

    @Test
    void who_only_calls_what_selects_is_no_loop() {
        SelectLoop client = new SelectLoop(Stacks.of("""
                sun.nio.ch.SelectorImpl.lockAndDoSelect
                org.broker.Network.poll(Network.java:20)
                org.broker.Consumer.poll(Consumer.java:20)
                com.acme.Orders.run(Orders.java:10)
                java.lang.Thread.run"""));

        assertEquals(-1, client.beside(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Orders.store(Orders.java:30)
                com.acme.Orders.run(Orders.java:12)
                java.lang.Thread.run""")));
    }

    @Test
    void a_main_method_is_no_loop_because_of_what_it_calls_first() {
        SelectLoop main = new SelectLoop(Stacks.of("""
                sun.nio.ch.SelectorImpl.lockAndDoSelect
                com.acme.Probe.awaitReady(Probe.java:20)
                com.acme.Probe.main(Probe.java:10)"""));

        assertEquals(-1, main.beside(Stacks.of("""
                java.lang.Thread.sleep
                com.acme.Probe.pause(Probe.java:30)
                com.acme.Probe.main(Probe.java:12)""")));
    }

    @Test
    void knows_its_own_select_again() {
        assertTrue(loop.selectsIn(SELECT));
        assertFalse(loop.selectsIn(Stacks.of("""
                sun.nio.ch.SelectorImpl.lockAndDoSelect
                com.acme.Other.await(Other.java:20)
                com.acme.Reactor.run(Reactor.java:10)""")));
    }
}
