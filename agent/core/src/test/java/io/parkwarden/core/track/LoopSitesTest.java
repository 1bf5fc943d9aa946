/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopSitesTest {
    private final LoopSites sites = new LoopSites();

    private static List<Frame> stack(String... lines) {
        List<Frame> frames = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("[.:]");
            Origin origin = parts[0].equals("Jdk")
                    ? Origin.JDK
                    : parts[0].startsWith("Lib") ? Origin.LIBRARY : Origin.APPLICATION;
            frames.add(Frame.of(parts[0], parts[1], parts[0] + ".java", Integer.parseInt(parts[2]), origin));
        }
        return frames;
    }

    private String of(List<List<Frame>> stacks) {
        LoopSites.Found found = sites.of(stacks);
        return found == null ? "none" : found.frame() + " " + found.seen() + " " + found.stack();
    }

    @Test
    void names_the_innermost_line_that_all_share() {
        assertEquals(
                "Page.render(Page.java:7) 2 1",
                of(List.of(
                        stack("Jdk.sort:1", "Page.render:7", "Shop.serve:3", "Lib.fire:9"),
                        stack("Jdk.merge:2", "Page.render:7", "Shop.serve:3", "Lib.fire:9"))));
    }

    @Test
    void names_the_call_whose_work_is_in_many_lines() {
        assertEquals(
                "Shop.serve(Shop.java:3) 3 2",
                of(List.of(
                        stack("Page.render:7", "Shop.serve:3"),
                        stack("Page.render:8", "Shop.serve:3"),
                        stack("Page.header:20", "Page.render:9", "Shop.serve:3"))));
    }

    @Test
    void a_look_just_after_the_work_does_not_change_the_name() {
        List<Frame> work = stack("Jdk.deflate:1", "Page.render:7", "Shop.serve:3");
        assertEquals(
                "Page.render(Page.java:7) 3 2", of(List.of(work, work, work, stack("Page.send:9", "Shop.serve:3"))));
    }

    @Test
    void names_the_method_that_computes_in_many_lines_itself() {
        assertEquals(
                "Shop.serve(Shop.java:3) 5 4",
                of(List.of(
                        stack("Shop.serve:4", "Lib.fire:1"),
                        stack("Shop.serve:5", "Lib.fire:1"),
                        stack("Shop.serve:3", "Lib.fire:1"),
                        stack("Shop.serve:6", "Lib.fire:1"),
                        stack("Shop.serve:3", "Lib.fire:1"))));
    }

    @Test
    void a_name_once_given_stays_where_half_of_the_stacks_have_it() {
        List<Frame> seven = stack("Page.render:7", "Shop.serve:3");
        List<Frame> eight = stack("Page.render:8", "Shop.serve:3");
        assertEquals("Page.render(Page.java:7) 2 1", of(List.of(seven, seven)));

        assertEquals("Page.render(Page.java:7) 2 1", of(List.of(seven, seven, eight)));
        assertEquals("Shop.serve(Shop.java:3) 3 2", of(List.of(seven, eight, eight)));
    }

    @Test
    void a_library_is_named_where_no_code_of_the_application_is() {
        assertEquals(
                "Lib.decode(Lib.java:4) 2 1",
                of(List.of(stack("Jdk.a:1", "Lib.decode:4", "Lib.fire:1"), stack("Lib.decode:4", "Lib.fire:1"))));
    }

    @Test
    void the_jdk_alone_and_work_of_many_callbacks_have_no_name() {
        assertNull(sites.of(List.of(stack("Jdk.a:1"), stack("Jdk.b:2"))));
        assertNull(sites.of(List.of()));
        assertNull(sites.of(List.of(stack("A.a:1"), stack("B.b:2"), stack("C.c:3"))));
    }
}
