/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFixesTest {
    private static final String CACHE = """
            java.lang.Thread.sleep
            com.acme.Prices.load(Prices.java:9)
            java.util.concurrent.ConcurrentHashMap.compute(ConcurrentHashMap.java:1916)
            com.github.benmanes.caffeine.cache.BoundedLocalCache.doComputeIfAbsent(BoundedLocalCache.java:2700)
            com.acme.Prices.get(Prices.java:5)""";

    private static final KnownFix DRIVER = KnownFixes.all().stream()
            .filter(fix -> fix.artifact().equals("postgresql"))
            .findFirst()
            .orElseThrow();

    @Test
    void versions_are_compared_by_their_numbers() {
        assertEquals(true, DRIVER.affects("42.5.4"));
        assertEquals(true, DRIVER.affects("42.5.10.jre7"));
        assertEquals(false, DRIVER.affects("42.6.0"));
        assertEquals(false, DRIVER.affects("42.10.1-SNAPSHOT"));
    }

    @Test
    void nothing_is_guessed_without_a_version() {
        assertNull(DRIVER.affects(null));
        assertNull(DRIVER.affects("unknown"));
    }

    @Test
    void a_pinning_frame_of_the_jdk_leads_to_the_library_that_called_it() {
        KnownFixes.Match match =
                match(CACHE, "java.util.concurrent.ConcurrentHashMap.compute(ConcurrentHashMap.java:1916)", 21);

        assertEquals("caffeine", match.fix().artifact());
        assertEquals("com.github.benmanes.caffeine.cache.BoundedLocalCache", match.className());
    }

    @Test
    void a_map_of_the_application_itself_is_told_of_the_jdk() {
        String map = """
                java.lang.Thread.sleep
                com.acme.Users.load(Users.java:9)
                java.util.concurrent.ConcurrentHashMap.computeIfAbsent(ConcurrentHashMap.java:1708)
                com.acme.Users.get(Users.java:5)""";

        assertTrue(match(map, "java.util.concurrent.ConcurrentHashMap.computeIfAbsent(ConcurrentHashMap.java:1708)", 21)
                .fix()
                .ofTheJdk());
    }

    @Test
    void monitors_are_nothing_to_tell_from_24_on() {
        assertNull(match(CACHE, "java.util.concurrent.ConcurrentHashMap.compute(ConcurrentHashMap.java:1916)", 25));
    }

    @Test
    void files_are_told_from_23_on_only() {
        String read =
                "java.io.FileInputStream.readBytes\njava.io.FileInputStream.read\ncom.acme.Shop.load(Shop.java:1)";

        assertNotNull(match(read, "java.io.FileInputStream.readBytes", 25));
        assertNull(match(read, "java.io.FileInputStream.readBytes", 21));
    }

    @Test
    void every_entry_has_frames_advice_and_a_source() {
        for (KnownFix fix : KnownFixes.all()) {
            assertFalse(fix.frames().isEmpty(), fix::artifact);
            assertFalse(fix.advice().isBlank(), fix::artifact);
            assertFalse(fix.sources().isEmpty(), fix::artifact);
        }
    }

    private static KnownFixes.Match match(String stack, String pinner, int jdk) {
        return KnownFixes.match(
                StackReading.read(Stacks.of(stack), null), pinner.isEmpty() ? List.of() : Stacks.of(pinner), jdk);
    }
}
