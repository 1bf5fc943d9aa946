/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.bootstrap.Hooks;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into an exact set of classes, loaded or yet to be loaded: of the boot loader, and by name of well-known
 * asynchronous libraries in any other loader. Every other class costs one look into a table. Adds no member, so a class can be woven and restored while it runs. A class that cannot be woven stays as
 * it is, and {@link #failures()} says so. Thread-safe: the JVM calls {@link #transform} on the thread that loads.
 */
public final class Weaver implements ClassFileTransformer {
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";

    private final ClassFileLocator adviceClasses = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
    private final Map<String, List<Woven>> plan = new HashMap<>();
    private final Map<String, List<Woven>> libraries = new HashMap<>();
    private final Map<Class<?>, Advice> advices = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> woven = new ConcurrentLinkedQueue<>();
    private final WaitPoints points;
    private volatile boolean on = true;

    /**
     * Methods of a planned class and the class whose code goes into them.
     *
     * @param expected names of which each has to be there on a JDK that is known
     */
    private record Woven(Class<?> advice, ElementMatcher<MethodDescription> methods, Set<String> expected) {
        Woven(Class<?> advice, ElementMatcher<MethodDescription> methods) {
            this(advice, methods, Set.of());
        }
    }

    /** A weaver for the waits of this JDK, the growth of pools, submissions and the end of the JVM. */
    public Weaver(WaitPoints points) {
        this.points = points;
        for (String className : points.classes()) {
            weave(
                    className,
                    className.equals(WaitPoints.SELECTOR) ? SelectAdvice.class : WaitAdvice.class,
                    named(points.methodsOf(className)));
        }
        weave("java.util.concurrent.ThreadPoolExecutor", GrowthAdvice.class, Set.of("addWorker"));
        weave("java.util.concurrent.ForkJoinPool", GrowthAdvice.class, Set.of("registerWorker"));
        // Both only tell while a pool has waited for futures; the methods are the same on 17, 21 and 25.
        weave("java.util.concurrent.ThreadPoolExecutor", SubmitAdvice.class, Set.of("execute"));
        weave("java.util.concurrent.ScheduledThreadPoolExecutor", SubmitAdvice.class, Set.of("delayedExecute"));
        weave(FUTURE, AwaitAdvice.class, Set.of("waitingGet", "timedGet"));
        weave("java.util.concurrent.FutureTask", AwaitAdvice.class, Set.of("awaitDone"));
        weave("java.util.concurrent.FutureTask", GiveUpAdvice.class, Set.of("awaitDone"));
        weave("java.util.concurrent.FutureTask", CancelAdvice.class, Set.of("cancel"));
        weave(FUTURE, CancelAdvice.class, Set.of("cancel"));
        weave(FUTURE, TimeoutAdvice.WithFailure.class, Set.of("orTimeout"));
        weave(FUTURE, TimeoutAdvice.WithValue.class, Set.of("completeOnTimeout"));
        weave(FUTURE, TimeoutAdvice.Get.class, Set.of("timedGet"));
        weave(FUTURE + "$AsyncSupply", RunAdvice.First.class, Set.of("run"));
        weave(FUTURE + "$AsyncRun", RunAdvice.First.class, Set.of("run"));
        weave(FUTURE + "$Completion", RunAdvice.Stage.class, Set.of("run", "exec"));
        weave(FUTURE + "$Signaller", CompletionAdvice.class, Set.of("tryFire"));
        // Used on 17 and 21 only, where the machine has one or two processors; gone from 25 on.
        weave(
                "java.util.concurrent.CompletableFuture$ThreadPerTaskExecutor",
                ThreadForTaskAdvice.class,
                Set.of("execute"));
        weave("java.lang.ApplicationShutdownHooks", ExitAdvice.class, Set.of("runHooks"));
        for (SubmissionPoints.Point point : SubmissionPoints.all(points.jdk())) {
            Class<?> advice = switch (point.argument()) {
                case 0 -> SubmissionAdvice.First.class;
                case 1 -> SubmissionAdvice.Second.class;
                default -> SubmissionAdvice.Third.class;
            };
            weave(point.className(), advice, point.methods());
        }
        for (FailurePoints.Point point : FailurePoints.ALL) {
            if (points.jdk() >= point.since()) {
                weave(point.className(), point.advice(), point.methods());
            }
        }
        for (LibraryPoints.Point point : LibraryPoints.all()) {
            libraries
                    .computeIfAbsent(point.className().replace('.', '/'), name -> new ArrayList<>())
                    .add(new Woven(point.advice(), point.methods()));
        }
        if (points.hasVirtualThreads()) {
            weave("java.lang.VirtualThread", PinAdvice.class, Set.of("parkOnCarrierThread"));
        }
    }

    private void weave(String className, Class<?> advice, Set<String> methods) {
        plan.computeIfAbsent(className.replace('.', '/'), name -> new ArrayList<>())
                .add(new Woven(advice, named(methods), methods));
    }

    private void weave(String className, Class<?> advice, ElementMatcher<MethodDescription> methods) {
        plan.computeIfAbsent(className.replace('.', '/'), name -> new ArrayList<>())
                .add(new Woven(advice, methods));
    }

    /** To read an advice class takes ByteBuddy milliseconds: once, and only when a class needs it. */
    private Advice advice(Class<?> type) {
        return advices.computeIfAbsent(type, key -> {
            Advice advice =
                    Advice.withCustomMapping().bind(new PointMapping(points)).to(key, adviceClasses);
            return points.hasVirtualThreads() ? advice : advice.withExceptionHandler(StopPassing.HANDLER);
        });
    }

    private static ElementMatcher<MethodDescription> named(Set<String> names) {
        return ElementMatchers.<MethodDescription>namedOneOf(names.toArray(new String[0]))
                .and(ElementMatchers.not(ElementMatchers.isAbstract()))
                .and(ElementMatchers.not(ElementMatchers.isNative()));
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
                    && planned(loader, type.getName().replace('.', '/')) != null) {
                targets.add(type);
            }
        }
        return targets;
    }

    private @Nullable List<Woven> planned(@Nullable ClassLoader loader, String name) {
        return loader == null ? plan.get(name) : libraries.get(name);
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
        if (name == null || !on) {
            return null;
        }
        List<Woven> planned = planned(loader, name);
        if (planned == null) {
            return null;
        }
        boolean entered = Hooks.enterAgent(); // ByteBuddy's classes are read from a jar, which may take long
        try {
            String className = name.replace('/', '.');
            if (loader != null) {
                return weaveLibrary(className, bytes, planned);
            }
            byte[] result = weave(className, redefined, bytes, planned);
            woven.add(name);
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

    private byte[] weave(String className, @Nullable Class<?> redefined, byte[] bytes, List<Woven> planned) {
        ClassFileLocator own = ClassFileLocator.Simple.of(className, bytes);
        ClassFileLocator all = new ClassFileLocator.Compound(own, ClassFileLocator.ForClassLoader.ofBootLoader());
        TypeDescription type = redefined != null
                ? TypeDescription.ForLoadedType.of(redefined)
                : TypePool.Default.of(all).describe(className).resolve();
        noteMissing(type, planned);
        return weave(type, all, planned);
    }

    /**
     * Of the types that a library's class refers to only the names are needed. They are not looked up, as that would run
     * code of the application's loader in the middle of its loading of a class.
     */
    private byte[] weaveLibrary(String className, byte[] bytes, List<Woven> planned) {
        ClassFileLocator own = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, bytes), ClassFileLocator.ForClassLoader.ofBootLoader());
        TypeDescription type =
                TypePool.Default.WithLazyResolution.of(own).describe(className).resolve();
        return weave(type, own, planned);
    }

    private byte[] weave(TypeDescription type, ClassFileLocator all, List<Woven> planned) {
        try {
            return woven(type, all, planned);
        } catch (RuntimeException unknownJdk) {
            return weaveWhatFits(type, all, planned, unknownJdk);
        }
    }

    /** On a JDK that lacks a field which one advice reads the others still do their work. */
    private byte[] weaveWhatFits(
            TypeDescription type, ClassFileLocator all, List<Woven> planned, RuntimeException cause) {
        List<Woven> fits = new ArrayList<>();
        for (Woven one : planned) {
            try {
                woven(type, all, List.of(one));
                fits.add(one);
            } catch (RuntimeException unknownJdk) {
                failures.add(type.getName() + ", " + one.advice().getSimpleName() + ": " + unknownJdk);
            }
        }
        if (fits.size() == planned.size()) {
            throw cause; // each fits alone and all together do not: no known reason
        }
        return woven(type, all, fits);
    }

    private byte[] woven(TypeDescription type, ClassFileLocator all, List<Woven> planned) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(type, all);
        for (Woven one : planned) {
            builder = builder.visit(advice(one.advice()).on(one.methods()));
        }
        return builder.make().getBytes();
    }

    /** Says which methods that were looked for by name this JDK does not have: what they would tell of is not seen. */
    private void noteMissing(TypeDescription type, List<Woven> planned) {
        for (Woven one : planned) {
            for (String name : one.expected()) {
                if (type.getDeclaredMethods()
                        .filter(ElementMatchers.named(name))
                        .isEmpty()) {
                    failures.add(type.getName() + " has no method " + name);
                }
            }
            if (one.expected().isEmpty()
                    && type.getDeclaredMethods().filter(one.methods()).isEmpty()) {
                failures.add(type.getName() + " has none of the methods that are looked for ("
                        + one.advice().getSimpleName() + ")");
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
