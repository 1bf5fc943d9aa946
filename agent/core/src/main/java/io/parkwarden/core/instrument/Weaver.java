/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into an exact set of classes, loaded or yet to be loaded: of the boot loader, and by name of well-known
 * asynchronous libraries in any other loader. Every other class costs one look into a table. A class that cannot be woven stays as
 * it is, and {@link #failures()} says so. What was woven in an earlier run of the same JDK is taken from there.
 * Thread-safe: the JVM calls {@link #transform} on the thread that loads.
 */
public final class Weaver implements ClassFileTransformer {
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> woven = new ConcurrentLinkedQueue<>();
    private final WaitPoints points;
    private final WovenClasses known;
    private final Set<String> jdkClasses;
    private final Set<String> libraryClasses;
    private @Nullable Weaving weaving;
    private volatile boolean on = true;

    /**
     * A weaver for the waits of this JDK, the growth of pools, submissions, failures and the end of the JVM.
     *
     * @param known classes that were woven in an earlier run
     */
    public Weaver(WaitPoints points, WovenClasses known) {
        this.points = points;
        this.known = known;
        if (known.isEmpty()) {
            jdkClasses = weaving().jdkClasses();
            libraryClasses = weaving().libraryClasses();
            known.names(jdkClasses, libraryClasses);
        } else {
            jdkClasses = known.jdkClasses();
            libraryClasses = known.libraryClasses();
        }
    }

    private synchronized Weaving weaving() {
        Weaving now = weaving;
        if (now == null) {
            now = new Weaving(points, failures);
            weaving = now;
        }
        return now;
    }

    /** The planned classes of the boot loader that are loaded by now. */
    public List<Class<?>> targets(Class<?>[] loaded) {
        return targets(loaded, false);
    }

    /** The planned classes of libraries that are loaded by now, in whatever loader. */
    public List<Class<?>> libraryTargets(Class<?>[] loaded) {
        return targets(loaded, true);
    }

    private List<Class<?>> targets(Class<?>[] loaded, boolean ofLibraries) {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> type : loaded) {
            ClassLoader loader = type.getClassLoader();
            if (ofLibraries == (loader != null)
                    && !type.isArray()
                    && planned(loader, type.getName().replace('.', '/'))) {
                targets.add(type);
            }
        }
        return targets;
    }

    private boolean planned(@Nullable ClassLoader loader, String name) {
        return (loader == null ? jdkClasses : libraryClasses).contains(name);
    }

    /**
     * Those of the boot loader that are not woven: loaded by the weaving itself, as the JVM shows no transformer what a
     * transformer loads on its own thread.
     */
    public List<Class<?>> missed(Class<?>[] bootClasses) {
        List<Class<?>> missed = targets(bootClasses);
        missed.removeIf(type -> woven.contains(type.getName().replace('.', '/')));
        return missed;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || !on || !planned(loader, name)) {
            return null;
        }
        boolean entered = Hooks.enterAgent(); // ByteBuddy's classes are read from a jar, which may take long
        try {
            byte[] result = known.find(name, bytes);
            if (result == null) {
                int failuresBefore = failures.size();
                result = loader != null
                        ? weaving().weaveLibrary(name, bytes)
                        : weaving().weave(name, redefined, bytes);
                // What a class lacks is to be said in the next run too. One of another thread's costs this class its
                // place as well.
                if (failures.size() == failuresBefore) {
                    known.add(name, bytes, result);
                }
            }
            if (loader == null) {
                woven.add(name);
            }
            return result;
        } catch (Throwable cause) {
            // A class file that ByteBuddy cannot read, on a JDK newer than it: this class stays unwoven.
            failures.add(name.replace('/', '.') + ": " + cause);
            return null;
        } finally {
            if (entered) {
                Hooks.leaveAgent();
            }
        }
    }

    /** From now on the weaver leaves every class as it is, so that a retransformation restores it. */
    public void stop() {
        on = false;
    }

    /** Classes that could not be woven, with the cause. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many classes have been woven. */
    public int wovenClasses() {
        return Set.copyOf(woven).size();
    }
}
