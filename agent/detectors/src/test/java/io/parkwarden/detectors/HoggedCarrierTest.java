/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Hog;
import io.parkwarden.model.Severity;
import org.junit.jupiter.api.Test;

class HoggedCarrierTest {
    private static final Conditions JDK_25 = new Conditions(25, 4);
    private static final String WORK = "com.acme.Page.render(Page.java:30)\ncom.acme.Shop.serve(Shop.java:7)";

    private final HoggedCarrier detector = new HoggedCarrier();

    @Test
    void names_the_work() {
        Claim claim = detector.examine(hog(WORK, 400, 9, new Carriers(4, 0, 1, 3)));

        assertEquals(30, claim.site().line());
        assertEquals(Confidence.PROVEN, claim.confidence());
    }

    @Test
    void is_less_sure_when_the_looks_differ() {
        assertEquals(
                Confidence.LIKELY,
                detector.examine(hog(WORK, 400, 2, new Carriers(4, 0, 1, 3))).confidence());
    }

    @Test
    void stays_quiet_for_the_jdk_and_for_the_loading_of_classes() {
        Carriers carriers = new Carriers(4, 0, 1, 3);

        assertNull(detector.examine(hog("java.util.TimSort.sort\njdk.internal.X.run", 400, 9, carriers)));
        assertNull(detector.examine(
                hog("java.util.zip.Inflater.inflate\njava.lang.ClassLoader.loadClass\n" + WORK, 400, 9, carriers)));
    }

    @Test
    void once_and_short_is_information() {
        assertEquals(Severity.INFO, severity(1, 200, new Carriers(4, 0, 1, 3)));
        assertEquals(Severity.WARNING, severity(2, 200, new Carriers(4, 0, 1, 3)));
        assertEquals(Severity.WARNING, severity(1, 400, new Carriers(4, 0, 1, 3)));
    }

    @Test
    void every_carrier_for_two_seconds_is_an_error() {
        assertEquals(Severity.ERROR, severity(6, 400, new Carriers(4, 1, 3, 9)));
        assertEquals(Severity.WARNING, severity(6, 400, new Carriers(4, 0, 3, 9)));
    }

    private Severity severity(int times, long millis, Carriers carriers) {
        Hog hog = hog(WORK, millis, 9, carriers);
        Claim claim = detector.examine(hog);
        Incident<Hog> incident = new Incident<>(claim, hog);
        for (int i = 0; i < times; i++) {
            incident.add(claim, hog);
        }
        return detector.judge(incident, JDK_25).severity();
    }

    private static Hog hog(String frames, long millis, int seen, Carriers carriers) {
        return new Hog(
                1_000,
                millis * 1_000_000,
                "virtual #30",
                StackReading.read(Stacks.of(frames), null),
                seen,
                10,
                carriers);
    }
}
