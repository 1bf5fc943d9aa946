/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.detectors.StackReading;
import io.parkwarden.model.Carriers;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Intent;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Park;
import io.parkwarden.model.Pool;
import io.parkwarden.model.PoolKind;
import io.parkwarden.model.Stack;
import io.parkwarden.model.TaskProfile;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskProfilesTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final Pool FIXED = new Pool("orders", PoolKind.FIXED, Intent.COMPUTE, false, 4, 4, 4, 9);
    private static final Pool CACHED =
            new Pool("pages", PoolKind.CACHED, Intent.BLOCKING, false, 9, Integer.MAX_VALUE, 9, 0);

    private final FactQueue facts = new FactQueue();
    private final TaskProfiles profiles = new TaskProfiles(facts, 4);

    private static Frame own(String method, int line) {
        return Frame.of("com.acme.Orders", method, "Orders.java", line, Origin.APPLICATION);
    }

    private static Stack stack(Frame... own) {
        List<Frame> frames = new ArrayList<>(List.of(own));
        frames.add(0, Frame.of("java.net.Socket", "read", null, -1, Origin.JDK));
        frames.add(Frame.of("java.util.concurrent.FutureTask", "run", null, -1, Origin.JDK));
        frames.add(Frame.of("java.util.concurrent.ThreadPoolExecutor", "runWorker", null, -1, Origin.JDK));
        return StackReading.read(frames, WaitKind.SOCKET_READ);
    }

    private static Park park(Pool pool, Stack stack) {
        return new Park(1, 40 * MILLI, "w-1", false, pool, stack);
    }

    private static ComputingWorkers.Found found(Pool pool, String method, long standsFor) {
        return new ComputingWorkers.Found(pool, "w-1", stack(own(method, 20)), 80 * MILLI, 250 * MILLI, 1, standsFor);
    }

    private @Nullable TaskProfile told(long now) {
        profiles.tell(now, false);
        Fact fact = facts.take();
        return fact instanceof TaskProfile profile ? profile : null;
    }

    @Test
    void tasks_that_one_wrapper_runs_are_told_apart() {
        Frame wrapper = Frame.of("com.acme.WithContext", "lambda$wrap$0", "WithContext.java", 9, Origin.APPLICATION);
        profiles.took(park(FIXED, stack(own("lambda$ship$1", 10), wrapper)), 0);
        profiles.took(park(FIXED, stack(own("lambda$bill$2", 20), wrapper)), 0);
        List<Integer> lines = new ArrayList<>();
        for (TaskProfile told = told(SECOND); told != null; told = (TaskProfile) facts.take()) {
            lines.add(told.task().line());
        }
        lines.sort(null);
        assertEquals(List.of(10, 20), lines);
    }

    @Test
    void a_task_that_calls_methods_of_its_own_is_one() {
        Frame task = own("lambda$ship$1", 10);
        profiles.took(park(FIXED, stack(own("stock", 30), task)), 0);
        profiles.took(park(FIXED, stack(own("price", 40), task)), 0);
        TaskProfile told = told(SECOND);
        assertNotNull(told);
        assertEquals(10, told.task().line());
        assertNull(facts.take());
    }

    @Test
    void sums_up_the_waits_of_a_task_wherever_it_waits() {
        profiles.took(park(FIXED, stack(own("stock", 30), own("ship", 13))), 0);
        profiles.took(park(FIXED, stack(own("price", 40), own("ship", 12))), 0);
        TaskProfile profile = told(SECOND);
        assertNotNull(profile);
        assertEquals("com.acme.Orders.ship(Orders.java:12)", profile.task().toString());
        assertEquals(new TaskProfile.Waiting(80 * MILLI, 2, 80 * MILLI), profile.waiting());
        assertEquals(2, profile.lines().size());
        assertTrue(profiles.waitsIn(FIXED));
    }

    @Test
    void the_line_at_which_a_task_begins_stays_once_it_was_told() {
        profiles.took(park(FIXED, stack(own("ship", 13))), 0);
        assertNotNull(told(SECOND));
        profiles.took(park(FIXED, stack(own("ship", 12))), SECOND);
        TaskProfile profile = told(2 * SECOND);
        assertNotNull(profile);
        assertEquals(13, profile.task().line());
    }

    @Test
    void waits_behind_which_nothing_is_queued_are_not_told() {
        Pool empty = new Pool("orders", PoolKind.FIXED, Intent.COMPUTE, false, 4, 4, 4, 0);
        profiles.took(park(empty, stack(own("ship", 12))), 0);
        assertNull(told(SECOND));
    }

    @Test
    void waits_on_other_pools_are_not_looked_at() {
        profiles.took(park(CACHED, stack(own("ship", 12))), 0);
        profiles.took(park(FIXED.declaredAs(Intent.COMPUTE), stack(own("ship", 12))), 0);
        assertNull(told(SECOND));
        assertFalse(profiles.waitsIn(CACHED));
    }

    @Test
    void more_that_compute_than_there_are_processors_are_a_crowd() {
        profiles.look(List.of(found(CACHED, "pack", 8)), 8, 250 * MILLI, 0);
        TaskProfile profile = told(SECOND);
        assertNotNull(profile);
        assertEquals(
                new TaskProfile.Computing(640 * MILLI, 2 * SECOND, 8, 8, 250 * MILLI, SECOND), profile.computing());
    }

    @Test
    void as_many_as_processors_are_none() {
        profiles.look(List.of(found(CACHED, "pack", 4)), 4, 250 * MILLI, 0);
        assertNull(told(SECOND));
    }

    @Test
    void tasks_with_a_small_part_in_a_crowd_are_not_told() {
        profiles.look(List.of(found(CACHED, "pack", 8), found(CACHED, "log", 2)), 10, 250 * MILLI, 0);
        TaskProfile profile = told(SECOND);
        assertNotNull(profile);
        assertEquals("pack", profile.task().method());
        assertNull(facts.take());
    }

    @Test
    void computing_on_a_pool_that_is_not_elastic_only_counts_as_time() {
        profiles.look(List.of(found(FIXED, "ship", 8)), 8, 250 * MILLI, 0);
        profiles.took(park(FIXED, stack(own("ship", 12))), 0);
        TaskProfile profile = told(SECOND);
        assertNotNull(profile);
        assertEquals(0, profile.computing().crowdedNanos());
        assertEquals(2 * SECOND, profile.computing().heldNanos());
    }

    @Test
    void a_virtual_thread_is_known_by_its_outermost_line_and_names_those_that_hog() {
        Stack stack = StackReading.read(
                List.of(
                        own("pack", 40),
                        own("render", 12),
                        Frame.of("java.lang.VirtualThread", "run", null, -1, Origin.JDK)),
                null);
        Carriers carriers = new Carriers(4, 0, 4, 12);
        profiles.computed("v", stack, 90 * MILLI, 100 * MILLI, 80 * MILLI, true, carriers);
        profiles.took(new Hog(1, 100 * MILLI, "v", stack, 1, 1, carriers), 0);
        profiles.tell(System.nanoTime(), true);
        TaskProfile profile = (TaskProfile) facts.take();
        assertNotNull(profile);
        assertEquals("render", profile.task().method());
        assertEquals(
                new TaskProfile.Computing(90 * MILLI, 100 * MILLI, 1, 16, 20 * MILLI, 80 * MILLI), profile.computing());
        assertEquals(1, profile.waiting().waits());
        assertEquals(List.of(new TaskProfile.Line(stack.site(), null, 100 * MILLI)), profile.lines());
    }

    @Test
    void has_room_for_so_many_and_those_long_unseen_make_room() {
        for (int i = 0; i < 515; i++) {
            profiles.took(park(FIXED, stack(own("ship" + i, 12))), 0);
        }
        assertEquals(3, profiles.overlooked());
        profiles.took(park(FIXED, stack(own("ship600", 12))), 61 * SECOND);
        assertEquals(3, profiles.overlooked());
    }
}
