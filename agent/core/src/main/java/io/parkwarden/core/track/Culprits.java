/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a blocked virtual thread waiting, as far as the stacks of the other threads tell: the one that runs the class
 * initialiser, or the one inside the synchronized method. The JVM does not say for a virtual thread that is mounted.
 */
final class Culprits {
    private static final int THREADS = 256;

    /** Nothing waits for the JDK's own initialisers but a first use. */
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final CarrierFields fields;

    Culprits(CarrierFields fields) {
        this.fields = fields;
    }

    /** Which classes outside the JDK are being initialised on other threads, and where; null if none is. */
    @Nullable
    String initialiser(Thread waiter, Iterable<CarrierFields.Carrier> carriers) {
        Set<String> running = new LinkedHashSet<>();
        for (Other other : others(waiter, carriers)) {
            for (StackTraceElement element : other.stack) {
                if (element.getMethodName().equals("<clinit>") && !isJdk(element.getClassName())) {
                    running.add(element.getClassName() + ", which " + other.name + " initialises");
                    break;
                }
            }
        }
        return running.isEmpty() ? null : String.join("; or ", running);
    }

    /** Who is further inside the method in which the waiter enters a monitor; null if not exactly one thread is. */
    @Nullable
    Owner ownerOf(StackTraceElement entering, Thread waiter, Iterable<CarrierFields.Carrier> carriers) {
        Owner owner = null;
        for (Other other : others(waiter, carriers)) {
            for (int i = 1; i < other.stack.size(); i++) {
                if (other.stack.get(i).getClassName().equals(entering.getClassName())
                        && other.stack.get(i).getMethodName().equals(entering.getMethodName())) {
                    if (owner != null) {
                        return null;
                    }
                    owner = new Owner(other.name, other.stack.get(i - 1));
                    break;
                }
            }
        }
        return owner;
    }

    /**
     * A thread that is inside the method that another one waits to go on in.
     *
     * @param calls what it called there
     */
    record Owner(String name, StackTraceElement calls) {
        /** Whether the wait is for a class initialiser: the JVM enters a lock of the class for it. */
        boolean initialises() {
            return calls.getMethodName().equals("<clinit>");
        }

        boolean ofTheJdk() {
            return isJdk(calls.getClassName());
        }

        String sentence() {
            return initialises()
                    ? calls.getClassName() + ", which " + name + " initialises"
                    : "held by " + name + ", at " + calls.getClassName() + "." + calls.getMethodName();
        }
    }

    private static boolean isJdk(String className) {
        return JDK.stream().anyMatch(className::startsWith);
    }

    private record Other(String name, List<StackTraceElement> stack) {}

    private List<Other> others(Thread waiter, Iterable<CarrierFields.Carrier> carriers) {
        List<Other> others = new ArrayList<>();
        for (CarrierFields.Carrier carrier : carriers) {
            Thread virtual = carrier.mounted();
            StackTraceElement[] stack = virtual == null || virtual == waiter ? null : fields.stack(virtual);
            if (virtual != null && stack != null) {
                others.add(new Other("virtual thread " + VirtualNames.of(virtual), List.of(stack)));
            }
        }
        Thread[] platform = LoadedThreads.all();
        for (int i = 0; i < platform.length && others.size() < THREADS; i++) {
            StackTraceElement[] stack = platform[i].isAlive() ? platform[i].getStackTrace() : new StackTraceElement[0];
            if (stack.length > 0) {
                others.add(new Other("thread " + ThreadNames.of(platform[i]), List.of(stack)));
            }
        }
        return others;
    }
}
