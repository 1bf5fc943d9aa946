/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The first class of the agent's own loader. It must not refer to a class of the bootstrap package: those become known
 * here, by defining them on the boot loader, before {@link Watching} is linked.
 *
 * <p>They are defined through the JDK's own {@code jdk.internal.misc.Unsafe.defineClass} (17, 21, 25). The documented
 * way, {@code appendToBootstrapClassLoaderSearch}, needs a jar file on disk and switches off class data sharing for the
 * application's classes, which the JVM says on standard output.
 */
public final class Entry {
    private static final String[] BOOT_CLASSES = {
        "io.parkwarden.bootstrap.HookSink",
        "io.parkwarden.bootstrap.Lap",
        "io.parkwarden.bootstrap.Laps",
        "io.parkwarden.bootstrap.KnownWaits$Known",
        "io.parkwarden.bootstrap.KnownWaits",
        "io.parkwarden.bootstrap.Hooks",
        "io.parkwarden.bootstrap.TaskSink",
        "io.parkwarden.bootstrap.HopSink",
        "io.parkwarden.bootstrap.HopHooks",
        "io.parkwarden.bootstrap.TaskHooks",
        "io.parkwarden.bootstrap.FailureSink",
        "io.parkwarden.bootstrap.FailureHooks",
        "io.parkwarden.bootstrap.Run",
        "io.parkwarden.bootstrap.RunSink",
        "io.parkwarden.bootstrap.RunHooks"
    };

    private Entry() {}

    /**
     * Opens the JDK to the agent, and defines the hooks on the boot loader. Comes before {@link #start}.
     *
     * @throws Exception if the agent cannot work on this JVM
     */
    public static void defineHooks(Instrumentation instrumentation) throws Exception {
        openJdk(instrumentation);
        for (String name : BOOT_CLASSES) {
            defineOnBootLoader(name);
        }
    }

    /**
     * Starts the watching.
     *
     * @param arguments options by name
     * @param version version of the agent
     * @param attached whether the JVM was running already
     * @return what answers commands from now on
     * @throws Exception if the agent cannot work on this JVM; nothing is left woven then
     */
    public static Function<Map<String, String>, String> start(
            Map<String, String> arguments, Instrumentation instrumentation, String version, boolean attached)
            throws Exception {
        return new Watching(arguments, instrumentation, version, attached);
    }

    /** Only the agent's own unnamed module gets access; the application's does not. */
    private static void openJdk(Instrumentation instrumentation) {
        Set<Module> self = Set.of(Entry.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(
                        "jdk.internal.misc", self,
                        "jdk.internal.access", self,
                        "jdk.internal.perf", self,
                        "jdk.internal.reflect", self),
                Map.of(
                        "java.lang", self,
                        "java.util", self,
                        "jdk.internal.misc", self,
                        "java.util.concurrent", self,
                        "java.util.concurrent.locks", self,
                        "jdk.internal.vm", self),
                Set.of(),
                Map.of());
        ModuleLayer.boot().findModule("jdk.jfr").ifPresent(jfr -> openJfr(instrumentation, jfr, self));
    }

    private static void openJfr(Instrumentation instrumentation, Module jfr, Set<Module> self) {
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String name : new String[] {"jdk.jfr.internal", "jdk.jfr.internal.util"}) {
            if (jfr.getPackages().contains(name)) {
                opens.put(name, self);
            }
        }
        instrumentation.redefineModule(jfr, Set.of(), Map.of(), opens, Set.of(), Map.of());
    }

    private static void defineOnBootLoader(String name) throws ReflectiveOperationException, IOException {
        if (isDefined(name)) {
            return; // left from a watching that has ended
        }
        byte[] bytes;
        String resource = "/boot/" + name.replace('.', '/') + ".class";
        try (InputStream in = Entry.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + resource);
            }
            bytes = in.readAllBytes();
        }
        Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
        Object instance = unsafe.getMethod("getUnsafe").invoke(null);
        Method define = unsafe.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        define.invoke(instance, name, bytes, 0, bytes.length, null, null);
    }

    private static boolean isDefined(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException notYet) {
            return false;
        }
    }
}
