/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.core.instrument.StageMethods;
import io.parkwarden.detectors.ClassNames;
import io.parkwarden.detectors.StackReading;
import io.parkwarden.detectors.StageTypes;
import io.parkwarden.model.Frame;
import io.parkwarden.model.Library;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Whose code a class is, for events that only have its name. Asks the JVM for its loaded classes when a name is new,
 * once per name; keeps names only, no class. One thread at a time.
 */
public final class LoadedClasses {
    private static final int LIMIT = 20_000;

    /** What a class is taken for that is gone by the time its event arrives. */
    private static final Known GUESS = new Known(Origin.APPLICATION, Role.NONE, "", StageMethods.NONE);

    private static final Known JDK = new Known(Origin.JDK, Role.NONE, "", StageMethods.NONE);

    private final Map<String, Known> known = new HashMap<>();
    private final Instrumentation instrumentation;
    private final Origins origins;

    /** @param stages null until somebody has asked for them, and for classes that are not the application's */
    private record Known(
            Origin origin, Role role, String jar, @Nullable StageMethods stages) {
        boolean lacksStages() {
            return stages == null && origin == Origin.APPLICATION;
        }
    }

    public LoadedClasses(Instrumentation instrumentation, Origins origins) {
        this.instrumentation = instrumentation;
        this.origins = origins;
    }

    /** The frames of these elements, with all that can be known of their classes but for what their methods return. */
    public List<Frame> frames(List<StackTraceElement> elements) {
        return frames(elements, List.of());
    }

    /** The same with the methods that return a stage; reads the file of each class of the application once. */
    public synchronized List<Frame> framesWithStages(List<StackTraceElement> elements) {
        learn(elements, true);
        return frames(elements, List.of());
    }

    /**
     * The same with the methods' descriptors, which tell those that return a stage.
     *
     * @param descriptors one for each element, or none at all
     */
    public synchronized List<Frame> frames(List<StackTraceElement> elements, List<String> descriptors) {
        learn(elements, false);
        List<Frame> frames = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            StackTraceElement element = elements.get(i);
            Known type = known.get(element.getClassName());
            if (type == null) {
                type = ClassNames.isJdk(element.getClassName()) ? JDK : GUESS;
            }
            frames.add(new Frame(
                    element.getClassName(),
                    element.getMethodName(),
                    element.getFileName() == null
                            ? ClassNames.sourceFile(element.getClassName())
                            : element.getFileName(),
                    element.getLineNumber(),
                    type.origin,
                    role(type, element, descriptors.isEmpty() ? "" : descriptors.get(i))));
        }
        return frames;
    }

    private static Role role(Known type, StackTraceElement element, String descriptor) {
        if (type.role != Role.NONE || type.origin != Origin.APPLICATION) {
            return type.role;
        }
        boolean returnsStage = StageTypes.returnedBy(element.getMethodName(), descriptor)
                || (type.stages != null && type.stages.has(element.getMethodName(), element.getLineNumber()));
        return returnsStage ? Role.ASYNC_METHOD : Role.NONE;
    }

    /** Name of the jar that holds the innermost class that is not the JDK's; empty if it is in none or not known. */
    public synchronized String placeOf(List<Frame> frames) {
        for (Frame frame : frames) {
            Known type = frame.origin() == Origin.JDK ? null : known.get(frame.className());
            if (type != null) {
                return type.jar;
            }
        }
        return "";
    }

    /** The library that this class is of, as its jar says; null if it is in none. Reads the jar. */
    @Nullable
    Library library(String className) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(className)) {
                return Libraries.of(Origins.jar(type), Libraries.place(type));
            }
        }
        return null;
    }

    /** One pass over the loaded classes for all names that are new. */
    private void learn(List<StackTraceElement> elements, boolean stages) {
        Set<String> unknown = new HashSet<>();
        for (StackTraceElement element : elements) {
            Known before = known.get(element.getClassName());
            boolean isNew = before == null || (stages && before.lacksStages());
            if (isNew && !ClassNames.isJdk(element.getClassName())) {
                unknown.add(element.getClassName());
            }
        }
        if (unknown.isEmpty() || known.size() >= LIMIT) {
            return;
        }
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (unknown.remove(type.getName())) {
                Origin origin = origins.of(type);
                StageMethods methods =
                        stages && origin == Origin.APPLICATION ? StageMethods.of(type, StageTypes::returnedBy) : null;
                known.put(type.getName(), new Known(origin, origins.role(type, origin), Origins.jar(type), methods));
            }
        }
        for (String unloaded : unknown) {
            known.put(unloaded, GUESS);
        }
    }

    /**
     * The frames that a stack of this thread ends with, where JFR has cut it off: what the thread does now began in the
     * same method, if that is one which runs tasks. Empty if the thread runs none.
     */
    public List<Frame> rootOf(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread) {
            return List.of(
                    Frame.of("java.util.concurrent.ForkJoinTask", "doExec", "ForkJoinTask.java", -1, Origin.JDK),
                    Frame.of("java.util.concurrent.ForkJoinPool", "runWorker", "ForkJoinPool.java", -1, Origin.JDK));
        }
        List<Frame> now = frames(List.of(thread.getStackTrace()));
        StackReading.Runner runner = StackReading.runner(now);
        for (int i = 0; runner != null && i < now.size(); i++) {
            if (now.get(i).is(runner.className(), runner.method())) {
                return now.subList(i, now.size());
            }
        }
        return List.of();
    }
}
