/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {
    private static final Frame PARK = Frame.of("java.lang.Thread", "sleep", "Thread.java", -2, Origin.JDK);
    private static final Frame DRIVER = Frame.of("org.h2.Session", "wait", "Session.java", 7, Origin.LIBRARY);
    private static final Frame SHOP = Frame.of("a.Shop", "load", "Shop.java", 12, Origin.APPLICATION);

    @Test
    void tells_whose_code_its_site_is() {
        assertEquals(Origin.APPLICATION, at(SHOP, PARK, DRIVER, SHOP).siteOrigin());
        assertEquals(Origin.LIBRARY, at(DRIVER, PARK, DRIVER, SHOP).siteOrigin());
        assertEquals(Origin.JDK, at(PARK, PARK, DRIVER, SHOP).siteOrigin());
    }

    @Test
    void a_site_that_is_none_of_its_frames_counts_as_the_jdks() {
        assertEquals(Origin.JDK, at(SHOP, PARK).siteOrigin());
    }

    @Test
    void keeps_its_frames_from_changes() {
        List<Frame> frames = new ArrayList<>(List.of(PARK, SHOP));
        Stack stack = at(SHOP, frames);
        frames.clear();

        assertEquals(2, stack.frames().size());
        assertThrows(UnsupportedOperationException.class, () -> stack.frames().clear());
    }

    private static Stack at(Frame site, Frame... frames) {
        return at(site, List.of(frames));
    }

    private static Stack at(Frame site, List<Frame> frames) {
        return new Stack(
                frames, Execution.EXECUTOR_TASK, WaitKind.SLEEP, "java.lang.Thread.sleep", Site.of(site), false, false);
    }
}
