/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * What is woven into which class, by ByteBuddy. To load ByteBuddy and to describe the classes is most of the agent's start-up, so
 * this is not touched while {@link WovenClasses} has what is asked for. Adds no member, so a class can be woven and
 * restored while it runs. Thread-safe.
 */
final class Weaving {
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";

    private final ClassFileLocator adviceClasses = ClassFileLocator.ForClassLoader.of(Weaving.class.getClassLoader());
    private final Map<String, List<Woven>> plan = new HashMap<>();
    private final Map<String, List<Woven>> libraries = new HashMap<>();
    private final Map<Class<?>, Advice> advices = new ConcurrentHashMap<>();
    private final WaitPoints points;
    private final Queue<String> failures;

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

    /**
     * For the waits of this JDK, the growth of pools, submissions and the end of the JVM.
     *
     * @param failures takes what this JDK lacks, a sentence each
     */
    Weaving(WaitPoints points, Queue<String> failures) {
        this.points = points;
        this.failures = failures;
        for (String className : points.classes()) {
            ElementMatcher.Junction<MethodDescription> methods = named(points.methodsOf(className));
            if (className.equals(WaitPoints.PARKING)) {
                ElementMatcher<MethodDescription> withBlocker = ElementMatchers.takesArgument(0, Object.class);
                weave(className, ParkAdvice.OnBlocker.class, methods.and(withBlocker));
                Class<?> bare = points.hasVirtualThreads() ? ParkAdvice.Bare.class : ParkAdvice.BareOn17.class;
                weave(className, bare, methods.and(ElementMatchers.not(withBlocker)));
            } else {
                weave(
                        className,
                        className.equals(WaitPoints.SELECTOR) ? SelectAdvice.class : WaitAdvice.class,
                        methods);
            }
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
        // Used on 17 and 21 only, where the common pool has a parallelism of one; gone from 25 on.
        for (String user : List.of(FUTURE, "java.util.concurrent.SubmissionPublisher")) {
            weave(user + "$ThreadPerTaskExecutor", ThreadForTaskAdvice.class, Set.of("execute"));
        }
        weave("java.lang.ApplicationShutdownHooks", ExitAdvice.class, Set.of("runHooks"));
        for (SubmissionPoints.Point point : SubmissionPoints.all(points.jdk())) {
            Class<?> advice = switch (point.argument()) {
                case 0 -> SubmissionAdvice.First.class;
                case 1 -> SubmissionAdvice.Second.class;
                default -> SubmissionAdvice.Third.class;
            };
            weave(point.className(), advice, point.methods());
        }
        for (HopPoints.Point point : HopPoints.all(points.jdk())) {
            ElementMatcher.Junction<MethodDescription> methods = named(point.methods());
            weave(
                    point.className(),
                    point.advice(),
                    point.ofCallables()
                            ? methods.and(ElementMatchers.takesArguments(1))
                                    .and(ElementMatchers.takesArgument(
                                            0, ElementMatchers.named("java.util.concurrent.Callable")))
                            : methods);
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

    private static ElementMatcher.Junction<MethodDescription> named(Set<String> names) {
        return ElementMatchers.<MethodDescription>namedOneOf(names.toArray(new String[0]))
                .and(ElementMatchers.not(ElementMatchers.isAbstract()))
                .and(ElementMatchers.not(ElementMatchers.isNative()));
    }

    /** Internal names of the classes of the boot loader to weave. */
    Set<String> jdkClasses() {
        return plan.keySet();
    }

    /** Internal names of the classes of libraries to weave. */
    Set<String> libraryClasses() {
        return libraries.keySet();
    }

    /**
     * Weaves a class of the boot loader.
     *
     * @param name its internal name
     * @param redefined the class, if it is loaded already
     */
    byte[] weave(String name, @Nullable Class<?> redefined, byte[] bytes) {
        String className = name.replace('/', '.');
        ClassFileLocator own = ClassFileLocator.Simple.of(className, bytes);
        ClassFileLocator all = new ClassFileLocator.Compound(own, ClassFileLocator.ForClassLoader.ofBootLoader());
        TypeDescription type = redefined != null
                ? TypeDescription.ForLoadedType.of(redefined)
                : TypePool.Default.of(all).describe(className).resolve();
        List<Woven> planned = plan.getOrDefault(name, List.of());
        noteMissing(type, planned);
        return weave(type, all, bytes, planned);
    }

    /**
     * Weaves a class of a library. Of the types that a library's class refers to only the names are needed. They are not looked up, as that would run
     * code of the application's loader in the middle of its loading of a class.
     */
    byte[] weaveLibrary(String name, byte[] bytes) {
        String className = name.replace('/', '.');
        ClassFileLocator own = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, bytes), ClassFileLocator.ForClassLoader.ofBootLoader());
        TypeDescription type =
                TypePool.Default.WithLazyResolution.of(own).describe(className).resolve();
        return weave(type, own, bytes, libraries.getOrDefault(name, List.of()));
    }

    private byte[] weave(TypeDescription type, ClassFileLocator all, byte[] bytes, List<Woven> planned) {
        try {
            return woven(type, all, bytes, planned);
        } catch (RuntimeException unknownJdk) {
            return weaveWhatFits(type, all, bytes, planned, unknownJdk);
        }
    }

    /** On a JDK that lacks a field which one advice reads the others still do their work. */
    private byte[] weaveWhatFits(
            TypeDescription type, ClassFileLocator all, byte[] bytes, List<Woven> planned, RuntimeException cause) {
        List<Woven> fits = new ArrayList<>();
        for (Woven one : planned) {
            try {
                woven(type, all, bytes, List.of(one));
                fits.add(one);
            } catch (RuntimeException unknownJdk) {
                failures.add(type.getName() + ", " + one.advice().getSimpleName() + ": " + unknownJdk);
            }
        }
        if (fits.size() == planned.size()) {
            throw cause; // each fits alone and all together do not: no known reason
        }
        return woven(type, all, bytes, fits);
    }

    private byte[] woven(TypeDescription type, ClassFileLocator all, byte[] bytes, List<Woven> planned) {
        Map<MethodDescription, List<Advice>> advised = new LinkedHashMap<>();
        for (Woven one : planned) {
            for (MethodDescription method : type.getDeclaredMethods().filter(one.methods())) {
                advised.computeIfAbsent(method, first -> new ArrayList<>()).add(advice(one.advice()));
            }
        }
        return Rewriting.of(bytes, type, advised, all);
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
}
