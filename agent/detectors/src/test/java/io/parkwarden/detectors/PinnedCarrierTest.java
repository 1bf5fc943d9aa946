/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.model.Carriers;
import io.parkwarden.model.Confidence;
import io.parkwarden.model.Fact;
import io.parkwarden.model.Finding;
import io.parkwarden.model.Library;
import io.parkwarden.model.PinReason;
import io.parkwarden.model.Severity;
import io.parkwarden.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedCarrierTest {
    private static final Conditions JDK_21 = new Conditions(21, 4);
    private static final Conditions JDK_25 = new Conditions(25, 4);
    private static final String DRIVER = """
            sun.nio.ch.NioSocketImpl.read
            org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:356)
            com.acme.Orders.find(Orders.java:20)""";

    private final PinnedCarrier detector = new PinnedCarrier();

    @Test
    void names_the_line_that_blocked() {
        Claim claim = detector.examine(new PinBuilder().pin());

        assertEquals("com.acme.Shop", claim.site().className());
        assertEquals(12, claim.site().line());
        assertEquals(Confidence.PROVEN, claim.confidence());
    }

    @Test
    void stays_quiet_where_only_the_jdk_is_on_the_stack() {
        assertNull(detector.examine(new PinBuilder()
                .on("java.lang.Thread.sleep\njdk.internal.X.run")
                .pin()));
    }

    @Test
    void stays_quiet_for_the_loading_of_a_class_but_not_for_a_slow_class_loader() {
        String loading = """
                java.io.RandomAccessFile.readBytes
                java.util.zip.ZipFile$Source.readAt
                java.lang.ClassLoader.loadClass
                com.acme.Shop.load(Shop.java:12)""";
        String slow = """
                java.lang.Thread.sleep
                com.acme.Loader.findClass(Loader.java:5)
                java.lang.ClassLoader.loadClass
                com.acme.Shop.load(Shop.java:12)""";

        assertNull(detector.examine(new PinBuilder().on(loading).pin()));
        assertEquals(5, detector.examine(new PinBuilder().on(slow).pin()).site().line());
    }

    @Test
    void stays_quiet_for_the_console() {
        String console = """
                java.io.FileOutputStream.writeBytes
                java.io.PrintStream.write
                com.acme.Shop.load(Shop.java:12)""";

        assertNull(detector.examine(
                new PinBuilder().on(console).because(PinReason.NATIVE_CALL).pin()));
    }

    @Test
    void one_short_pin_is_information_and_many_are_a_warning() {
        assertEquals(Severity.INFO, severity(new PinBuilder().lasting(30).incident(1)));
        assertEquals(Severity.WARNING, severity(new PinBuilder().lasting(30).incident(3)));
        assertEquals(Severity.WARNING, severity(new PinBuilder().lasting(150).incident(1)));
    }

    @Test
    void the_only_carrier_counts_more_than_one_of_many() {
        PinBuilder only = new PinBuilder().lasting(30).with(new Carriers(1, 1, 0, 5));
        PinBuilder oneOfMany = new PinBuilder().lasting(30).with(new Carriers(64, 1, 0, 5));

        assertEquals(Severity.WARNING, severity(only.incident(1)));
        assertEquals(Severity.INFO, severity(oneOfMany.incident(1)));
    }

    @Test
    void an_initialiser_that_many_wait_for_once_is_a_first_use() {
        PinBuilder waiter =
                new PinBuilder().because(PinReason.INITIALISER_ELSEWHERE).kind(WaitKind.CLASS_INITIALISATION);

        assertNull(detector.judge(waiter.lasting(90).incident(8), JDK_25));
        assertNotNull(detector.judge(waiter.lasting(400).incident(2), JDK_25));
    }

    @Test
    void every_carrier_taken_is_an_error_that_names_every_holder_and_takes_in_their_pins() {
        Fact.Trace first = new Fact.Trace("holds worker-1", "virtual #1", Stacks.of("com.acme.A.a(A.java:1)"));
        Fact.Trace second = new Fact.Trace("holds worker-2", "virtual #2", Stacks.of("com.acme.B.b(B.java:2)"));

        Verdict verdict = detector.judge(
                new PinBuilder()
                        .with(new Carriers(2, 2, 0, 7))
                        .heldBy(first, second)
                        .incident(1),
                JDK_21);

        assertEquals(Severity.ERROR, verdict.severity());
        assertTrue(verdict.details().stream().anyMatch(d -> d.value().contains("virtual #1 at com.acme.A.a")));
        assertTrue(verdict.details().stream().anyMatch(d -> d.value().contains("virtual #2 at com.acme.B.b")));
        assertEquals(3, verdict.explains().size());
    }

    @Test
    void a_standstill_and_the_pins_at_its_line_are_two_incidents() {
        Fact.Trace holder = new Fact.Trace("holds worker-1", "virtual #1", Stacks.of("com.acme.A.a(A.java:1)"));

        assertNotEquals(
                detector.examine(new PinBuilder().pin()).target(),
                detector.examine(new PinBuilder().heldBy(holder).pin()).target());
    }

    @Test
    void tells_the_known_fix_for_the_version_of_the_library() {
        PinBuilder pin = new PinBuilder()
                .on(DRIVER)
                .because(
                        PinReason.MONITOR_HELD,
                        "org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:356)");

        assertEquals(
                "postgresql 42.5.4: fixed in 42.6.0", knownFix(pin.of(new Library("postgresql", "42.5.4")), JDK_21));
        assertEquals(
                "postgresql (version unknown): fixed in 42.6.0",
                knownFix(pin.of(new Library("postgresql", null)), JDK_21));
        assertTrue(knownFix(pin.of(new Library("postgresql", "42.7.7")), JDK_21).contains("something else"));
    }

    @Test
    void does_not_blame_a_library_that_is_inside_the_applications_own_monitor() {
        PinBuilder pin =
                new PinBuilder().on(DRIVER).because(PinReason.MONITOR_HELD, "com.acme.Orders.find(Orders.java:20)");

        assertFalse(labels(pin, JDK_21).contains("known fix"));
    }

    @Test
    void never_says_monitor_on_later_jdks() {
        PinBuilder pin = new PinBuilder()
                .on(DRIVER)
                .because(
                        PinReason.NATIVE_FRAME,
                        "org.postgresql.Native.call(Native.java:-2)".replace("(Native.java:-2)", ""));

        assertFalse(labels(pin, JDK_25).contains("known fix"));
        Verdict verdict = detector.judge(pin.incident(3), JDK_25);
        assertFalse(verdict.summary().contains("monitor"));
        assertFalse(verdict.advice().text().contains("synchronized"));
    }

    private Severity severity(Incident<io.parkwarden.model.Pin> incident) {
        return detector.judge(incident, JDK_21).severity();
    }

    private String knownFix(PinBuilder pin, Conditions conditions) {
        return detector.judge(pin.incident(3), conditions).details().stream()
                .filter(detail -> detail.label().equals("known fix"))
                .map(Finding.Detail::value)
                .findFirst()
                .orElseThrow();
    }

    private List<String> labels(PinBuilder pin, Conditions conditions) {
        return detector.judge(pin.incident(3), conditions).details().stream()
                .map(Finding.Detail::label)
                .toList();
    }
}
