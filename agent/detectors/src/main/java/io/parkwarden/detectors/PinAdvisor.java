/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Library;
import io.parkwarden.model.Pin;
import io.parkwarden.model.PinReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do about a pin, on this JDK and with this version of the library. */
final class PinAdvisor {
    private static final String LEAVE =
            "Leave it when it is rare and short against what the other carriers can do meanwhile.";

    private static final String LOCK_CODE = """
            private final ReentrantLock lock = new ReentrantLock();
            ...
            lock.lock();
            try {
                return connection.query(); // lets go of the carrier
            } finally {
                lock.unlock();
            }""";

    private PinAdvisor() {}

    static Finding.Advice advice(Pin pin, Conditions conditions) {
        KnownFixes.Match match = match(pin, conditions);
        if (match != null && isToBlame(match.fix(), pin)) {
            return new Finding.Advice(match.fix().advice(), null, LEAVE);
        }
        return switch (pin.reason()) {
            case MONITOR_HELD, MONITOR_ENTER ->
                new Finding.Advice(
                        "Guard it by a ReentrantLock instead of synchronized, or take the blocking call out of the synchronized part."
                                + " From JDK 24 on synchronized does not hold the carrier (JEP 491).",
                        LOCK_CODE,
                        LEAVE);
            case OBJECT_WAIT ->
                new Finding.Advice(
                        "Use a Condition, a latch, a queue or a future of java.util.concurrent instead of Object.wait; to wait for a"
                                + " platform thread, let it complete a future. From JDK 24 on Object.wait lets go of the carrier.",
                        null,
                        "Leave it when few virtual threads wait so: the scheduler adds a carrier for each, up to its limit.");
            case INITIALISER_ON_STACK, INITIALISER_ELSEWHERE ->
                new Finding.Advice(
                        "Take what blocks out of the static initialiser, or initialise the class at start-up on a platform thread.",
                        "Class.forName(\"com.acme.Registry\"); // in main, before virtual threads are started",
                        LEAVE);
            case CLASS_LOADING ->
                new Finding.Advice(
                        "Load these classes at start-up on a platform thread, or make the class loader answer without blocking.",
                        null,
                        LEAVE);
            case NATIVE_FRAME, NATIVE_CALL ->
                new Finding.Advice(
                        "Run it on an executor of platform threads, as wide as the resource behind it, and wait for its future on the"
                                + " virtual thread.",
                        "ExecutorService files = Executors.newFixedThreadPool(4);\nreturn files.submit(() -> in.read()).get();",
                        LEAVE);
            case UNKNOWN ->
                new Finding.Advice(
                        "Run the blocking call on an executor of platform threads and wait for its future on the virtual thread.",
                        null,
                        LEAVE);
        };
    }

    private static KnownFixes.@Nullable Match match(Pin pin, Conditions conditions) {
        KnownFixes.Match match = KnownFixes.match(pin.stack(), pin.pinners(), conditions.jdk());
        if (match == null) {
            return null;
        }
        boolean fits = match.fix().cause() == KnownFix.Cause.FILE
                ? pin.reason() == PinReason.NATIVE_CALL
                : pin.reason() == PinReason.MONITOR_HELD
                        || pin.reason() == PinReason.MONITOR_ENTER
                        || pin.reason() == PinReason.OBJECT_WAIT;
        return fits ? match : null;
    }

    private static boolean isToBlame(KnownFix fix, Pin pin) {
        Library library = pin.library();
        return !Boolean.FALSE.equals(fix.affects(library == null ? null : library.version()));
    }

    /** What is known of the library: its version, the version that has the fix, and where that is known from. */
    static List<Finding.Detail> knownFix(Pin pin, Conditions conditions) {
        List<Finding.Detail> details = new ArrayList<>();
        KnownFixes.Match match = match(pin, conditions);
        if (match == null) {
            return details;
        }
        KnownFix fix = match.fix();
        if (!fix.ofTheJdk()) {
            Library library = pin.library() == null ? new Library(fix.artifact(), null) : pin.library();
            details.add(new Finding.Detail("known fix", library + ": " + verdict(fix, library)));
        }
        for (String source : fix.sources()) {
            details.add(new Finding.Detail("known from", source));
        }
        return details;
    }

    private static String verdict(KnownFix fix, Library library) {
        if (fix.fixedIn() == null) {
            return "no fixed version is verified; " + fix.advice();
        }
        return Boolean.FALSE.equals(fix.affects(library.version()))
                ? "it has the fix of " + fix.fixedIn() + ", so this is something else"
                : "fixed in " + fix.fixedIn();
    }
}
