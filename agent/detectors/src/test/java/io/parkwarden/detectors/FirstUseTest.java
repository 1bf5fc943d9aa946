/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Park;
import io.parkwarden.model.WaitKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstUseTest {
    @Test
    void a_class_is_initialised_once_however_many_wait_for_it() {
        WaitBuilder wait = new WaitBuilder(WaitKind.CLASS_INITIALISATION);

        assertTrue(FirstUse.loadsClass(wait.lasting(900).park()));
        assertFalse(FirstUse.loadsClass(wait.lasting(1_000).park()), "not a first use, a fault");
    }

    private static final Set<WaitKind> NOTHING_TO_SAY = EnumSet.of(
            WaitKind.DNS,
            WaitKind.RANDOM,
            WaitKind.CLASS_INITIALISATION,
            WaitKind.FILE_OPEN,
            WaitKind.FILE_READ,
            WaitKind.FILE_WRITE);

    @ParameterizedTest
    @EnumSource
    void only_caches_of_the_jdk_and_the_disk_explain_a_single_wait_away(WaitKind kind) {
        assertEquals(NOTHING_TO_SAY.contains(kind), FirstUse.only(new WaitBuilder(kind).incident(1)));
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_again_or_lasts_is_no_first_use(WaitKind kind) {
        assertFalse(FirstUse.only(new WaitBuilder(kind).incident(2)));
        assertFalse(FirstUse.mayBeCold(new WaitBuilder(kind).incident(2)));
        assertFalse(FirstUse.only(new WaitBuilder(kind).lasting(200).incident(1)));
        assertFalse(FirstUse.mayBeCold(new WaitBuilder(kind).lasting(200).incident(1)));
    }

    @ParameterizedTest
    @EnumSource
    void a_single_look_up_or_seed_is_nothing_to_say_of_a_worker(WaitKind kind) {
        boolean cache = kind == WaitKind.DNS || kind == WaitKind.RANDOM;
        assertEquals(cache, FirstUse.fillsCacheOfTheJdk(new WaitBuilder(kind).incident(1)));
        assertFalse(FirstUse.fillsCacheOfTheJdk(new WaitBuilder(kind).incident(2)));
        assertFalse(
                FirstUse.fillsCacheOfTheJdk(new WaitBuilder(kind).lasting(200).incident(1)));
    }

    @Test
    void a_class_loader_below_the_line_is_loading_and_above_it_is_not() {
        String loader = "java.lang.ClassLoader.loadClass";
        String line = "com.acme.Shop.load(Shop.java:12)";

        assertTrue(FirstUse.loadsClass(park("java.io.FileInputStream.read\n" + loader + "\n" + line)));
        assertFalse(FirstUse.loadsClass(park("java.io.FileInputStream.read\n" + line + "\n" + loader)));
        assertFalse(FirstUse.loadsClass(park("java.io.FileInputStream.read\n" + line)));
    }

    private static Park park(String frames) {
        return new Park(0, 1, "t", false, null, StackReading.read(Stacks.of(frames), WaitKind.FILE_READ));
    }
}
