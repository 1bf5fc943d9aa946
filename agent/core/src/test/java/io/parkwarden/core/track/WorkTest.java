/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parkwarden.model.Execution;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Site;
import io.parkwarden.model.Stack;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Frame RUN = frame(Origin.JDK, "java.lang.VirtualThread", 309);
    private static final Frame SERVER = frame(Origin.LIBRARY, "lib.Server", 80);
    private static final Frame DISPATCH = frame(Origin.APPLICATION, "app.Dispatch", 10);
    private static final Frame HANDLER = frame(Origin.APPLICATION, "app.Handler", 20);

    private final Map<StackShapes.Shape, Integer> looks = new LinkedHashMap<>();

    @Test
    void names_the_call_of_a_method_that_was_hit_at_several_lines() {
        looked(3, RUN, DISPATCH, HANDLER, render(31));
        looked(4, RUN, DISPATCH, HANDLER, render(32), frame(Origin.JDK, "java.util.Arrays", 7));
        assertEquals(20, line());
        assertEquals(7, Work.of(looks).seen());
    }

    @Test
    void names_the_call_of_a_method_that_was_hit_at_one_line_only() {
        looked(5, RUN, SERVER, HANDLER, render(31));
        assertEquals(20, line());
    }

    @Test
    void names_the_line_itself_where_a_library_called_the_method() {
        looked(5, RUN, SERVER, HANDLER, frame(Origin.JDK, "java.util.Arrays", 7));
        assertEquals(20, line());
    }

    @Test
    void does_not_ask_one_look_in_passing() {
        looked(
                1,
                RUN,
                DISPATCH,
                frame(Origin.APPLICATION, "app.Handler", 19),
                frame(Origin.JDK, "java.lang.Thread", 5));
        looked(2, RUN, DISPATCH, HANDLER, render(31));
        looked(2, RUN, DISPATCH, HANDLER, render(32));
        assertEquals(20, line());
        assertEquals(4, Work.of(looks).seen());
    }

    @Test
    void does_not_ask_looks_at_a_framework_before_the_work() {
        looked(2, RUN, frame(Origin.LIBRARY, "lib.Server", 70));
        looked(2, RUN, SERVER, HANDLER, render(31));
        looked(1, RUN, SERVER, HANDLER, render(32));
        assertEquals(20, line());
        assertEquals(3, Work.of(looks).seen());
    }

    @Test
    void names_what_calls_two_kinds_of_work() {
        looked(3, RUN, DISPATCH, HANDLER, render(31));
        looked(3, RUN, DISPATCH, frame(Origin.APPLICATION, "app.Handler", 21), render(31));
        assertEquals(10, line());
    }

    private static Frame render(int line) {
        return frame(Origin.APPLICATION, "app.Page", line);
    }

    private static Frame frame(Origin origin, String className, int line) {
        return Frame.of(className, "run", null, line, origin);
    }

    /** So many looks at a stack, outermost frame first. */
    private void looked(int times, Frame... outermostFirst) {
        List<Frame> frames = new ArrayList<>(List.of(outermostFirst));
        Collections.reverse(frames);
        Stack stack =
                new Stack(frames, Execution.EXECUTOR_TASK, WaitKind.PARK, "", Site.of(frames.get(0)), false, false);
        looks.put(new StackShapes.Shape(looks.size(), stack, false, null), times);
    }

    private int line() {
        return Work.of(looks).stack().site().line();
    }
}
