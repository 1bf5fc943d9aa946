/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @Test
    void stays_when_lines_move() {
        assertEquals(of("com.acme.Shop", "load", 12), of("com.acme.Shop", "load", 99));
    }

    @Test
    void tells_detector_class_method_and_target_apart() {
        Site site = new Site("com.acme.Shop", "load", "Shop.java", 12);
        String fingerprint = Fingerprint.of("ParkedWorker", site, "sleep|a.B.c");

        assertNotEquals(fingerprint, Fingerprint.of("SyncOverAsync", site, "sleep|a.B.c"));
        assertNotEquals(fingerprint, Fingerprint.of("ParkedWorker", site, "lock|a.B.c"));
        assertNotEquals(of("com.acme.Shop", "load", 12), of("com.acme.Shop", "save", 12));
        assertNotEquals(of("com.acme.Shop", "load", 12), of("com.acme.Store", "load", 12));
    }

    @Test
    void is_sixteen_hexadecimal_digits_and_the_same_in_every_release() {
        assertTrue(of("com.acme.Shop", "load", 12).matches("[0-9a-f]{16}"));
        assertEquals("37f09d966362d5eb", of("com.acme.Shop", "load", 12));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop.lambda$load$0, com.acme.Shop.lambda$load$17",
        "com.acme.Shop.load$lambda$0, com.acme.Shop.load$lambda$3",
        "com.acme.Shop.load$lambda$0$lambda$1, com.acme.Shop.load$lambda$3$lambda$2",
        "com.acme.Shop.$anonfun$load$1, com.acme.Shop.$anonfun$load$2",
        "com.acme.Shop.lambda$null$1, com.acme.Shop.lambda$null$2",
        "com.acme.Shop.lambda$new$1, com.acme.Shop.lambda$new$2",
        "com.acme.Shop.lambda$static$1, com.acme.Shop.lambda$static$2",
        "com.acme.Shop$$Lambda$14/0x00007f42d0001660.run, com.acme.Shop$$Lambda$29/0x00007fa1b8003a20.run",
        "com.acme.Shop$$Lambda/0x00007f42d0001660.run, com.acme.Shop$$Lambda/0x00007fa1b8003a20.run",
        "com.acme.Shop$$Lambda$14/0x00007f42d0001660.run, com.acme.Shop$$Lambda/0x00007fa1b8003a20.run",
        "com.acme.Hidden/0x00007f42d0001660.run, com.acme.Hidden/0x00007fa1b8003a20.run",
        "com.sun.proxy.$Proxy12.load, com.sun.proxy.$Proxy7.load",
        "com.acme.$Proxy12.load, com.acme.$Proxy7.load",
        "jdk.internal.reflect.GeneratedMethodAccessor4.invoke, jdk.internal.reflect.GeneratedMethodAccessor31.invoke",
        "com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b3c4d.load, com.acme.Shop$$EnhancerBySpringCGLIB$$99ff00aa.load",
        "com.acme.Shop$$FastClassBySpringCGLIB$$1a2b.invoke, com.acme.Shop$$FastClassBySpringCGLIB$$77.invoke",
        "com.acme.Shop$$SpringCGLIB$$FastClass$$0.invoke, com.acme.Shop$$SpringCGLIB$$FastClass$$1.invoke",
        "com.acme.Shop$$Lambda+0x00007f42d0001660.run, com.acme.Shop$$Lambda/0x00007fa1b8003a20.run",
        "com.acme.Shop$$SpringCGLIB$$0.load, com.acme.Shop$$SpringCGLIB$$1.load",
        "com.acme.Shop$HibernateProxy$aB3dE9.getId, com.acme.Shop$HibernateProxy$Zz81Qq.getId",
        "com.acme.Shop$ByteBuddy$aB3dE9.load, com.acme.Shop$ByteBuddy$Zz81Qq.load",
        "com.acme.Shop_$$_jvst1a2_0.load, com.acme.Shop_$$_jvst77f_3.load"
    })
    void generated_numbers_do_not_count(String one, String other) {
        assertEquals(Fingerprint.normalise(one), Fingerprint.normalise(other));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop.lambda$load$0, com.acme.Shop.lambda$save$0",
        "com.acme.Shop$Inner.load, com.acme.Shop$Other.load",
        "com.acme.Shop$1.run, com.acme.Shop$2.run",
        "com.acme.Shop$$Lambda/0x1f.run, com.acme.Shop$$Lambda/0x1f.call",
        "com.acme.Shop$$Lambda/0x1f.accept, com.acme.Shop$$Lambda/0x1f.add",
        "com.acme.Shop.load$lambda$0, com.acme.Shop.save$lambda$0",
        "com.acme.Shop$$Lambda/0x1f.run, com.acme.Store$$Lambda/0x1f.run",
        "com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b.load, com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b.save",
        "com.acme.Shop.load, com.acme.Shop.load2"
    })
    void written_names_do_count(String one, String other) {
        assertNotEquals(Fingerprint.normalise(one), Fingerprint.normalise(other));
    }

    private static String of(String className, String method, int line) {
        return Fingerprint.of(
                "ParkedWorker", new Site(className, method, "Shop.java", line), "sleep|java.lang.Thread.sleep");
    }
}
