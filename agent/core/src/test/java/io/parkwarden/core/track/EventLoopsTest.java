/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    private static final Frame SELECT =
            Frame.of("sun.nio.ch.SelectorImpl", "lockAndDoSelect", "SelectorImpl.java", 1, Origin.JDK);
    private static final Frame SLEEP = Frame.of("java.lang.Thread", "sleep", "Thread.java", 1, Origin.JDK);
    private static final Frame AWAIT = application("Reactor", "awaitReady");
    private static final Frame RUN = application("Reactor", "run");
    private static final Frame CALLBACK = application("Handler", "ready");

    private final EventLoops loops = new EventLoops();
    private final Thread thread = new Thread();

    @Test
    void a_thread_is_a_loop_from_its_second_select_on() {
        loops.selected(thread, List.of(SELECT, RUN), 0);
        assertEquals(-1, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));

        loops.selected(thread, List.of(SELECT, RUN), 0);

        assertEquals(2, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));
        assertEquals(2, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), false));
        assertEquals(-1, loops.loopOf(new Thread(), List.of(SLEEP, CALLBACK, RUN), true));
    }

    @Test
    void callbacks_beside_the_select_count_where_it_serves_several_channels() {
        select(1);
        assertEquals(-1, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));

        select(2);

        assertEquals(2, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));
    }

    @Test
    void a_loop_that_is_idle_with_one_channel_may_serve_several_when_it_is_busy() {
        loops.serves(thread, 2);
        select(1);
        assertEquals(-1, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));

        loops.serves(thread, 2);

        assertEquals(2, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), true));
    }

    @Test
    void what_a_worker_runs_beside_a_select_may_be_another_task() {
        select(2);

        assertEquals(-1, loops.loopOf(thread, List.of(SLEEP, CALLBACK, RUN), false));
    }

    @Test
    void a_select_in_a_callback_does_not_move_the_loop() {
        select(2);

        for (int i = 0; i < 3; i++) {
            loops.selected(thread, List.of(SELECT, CALLBACK, RUN), 9);
        }

        assertEquals(3, loops.loopOf(thread, List.of(SLEEP, CALLBACK, CALLBACK, RUN), true));
    }

    private void select(int keys) {
        loops.selected(thread, List.of(SELECT, AWAIT, RUN), keys);
        loops.selected(thread, List.of(SELECT, AWAIT, RUN), keys);
    }

    private static Frame application(String className, String method) {
        return Frame.of("com.acme." + className, method, className + ".java", 7, Origin.APPLICATION);
    }
}
