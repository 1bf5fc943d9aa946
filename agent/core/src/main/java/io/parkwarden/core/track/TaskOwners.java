/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the executor of a thread that is no worker of the JDK's: an object that the thread or its Runnable leads to and
 * that is an {@link Executor} or has a queue of Runnables or Callables. Follows a few instance fields and calls nothing, so it takes no lock.
 * Found once per thread; threads and owners are held weakly. Thread-safe.
 */
final class TaskOwners {
    private static final int DEPTH = 4;
    private static final int OBJECTS = 64;
    private static final int FIELDS = 64;

    private final Map<Thread, WeakReference<@Nullable Object>> found = new WeakHashMap<>();
    private final JdkFields fields;

    TaskOwners(JdkFields fields) {
        this.fields = fields;
    }

    /** The executor that this thread works for, or null if it is of none. */
    @Nullable
    Object of(Thread thread) {
        synchronized (found) {
            WeakReference<@Nullable Object> known = found.get(thread);
            if (known != null) {
                return known.get();
            }
        }
        if (thread.getState() == Thread.State.TERMINATED) {
            return null; // its Runnable is gone (Thread.exit), and its other fields may lead to some other executor
        }
        if (LoaderFrames.onThisStack()) {
            return null; // looking at fields loads their classes, and the lock of a jar or loader is held; the next
            // wait tells
        }
        Object owner = search(thread);
        synchronized (found) {
            found.put(thread, new WeakReference<>(owner));
        }
        return owner;
    }

    private record Step(Object object, int depth) {}

    private @Nullable Object search(Thread thread) {
        Deque<Step> open = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Object task = fields.taskOf(thread);
        if (task != null) {
            open.add(new Step(task, 0));
        }
        if (!isJdk(thread.getClass())) {
            open.add(new Step(thread, 0));
        }
        while (!open.isEmpty() && seen.size() < OBJECTS) {
            Step step = open.remove();
            if (!seen.add(step.object)) {
                continue;
            }
            if (runsTasks(step.object.getClass())) {
                return step.object;
            }
            if (step.depth < DEPTH) {
                follow(step, open);
            }
        }
        return null;
    }

    private static boolean isJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    private static boolean runsTasks(Class<?> type) {
        if (isJdk(type)) {
            return false;
        }
        if (Executor.class.isAssignableFrom(type)) {
            return true;
        }
        for (Class<?> declaring = type; declaring != null && !isJdk(declaring); declaring = declaring.getSuperclass()) {
            for (Field field : fieldsOf(declaring)) {
                if (isQueueOfTasks(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isQueueOfTasks(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && java.util.Queue.class.isAssignableFrom(field.getType())
                && field.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments().length == 1
                && isTask(type.getActualTypeArguments()[0]);
    }

    private static boolean isTask(Type element) {
        Type type = element instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : element;
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> taken
                && (Runnable.class.isAssignableFrom(taken) || Callable.class.isAssignableFrom(taken));
    }

    private static void follow(Step step, Deque<Step> open) {
        for (Class<?> type = step.object.getClass();
                type != null && type != Thread.class && (!isJdk(type) || type.isHidden());
                type = type.getSuperclass()) {
            for (Field field : fieldsOf(type)) {
                if (Modifier.isStatic(field.getModifiers()) || mayNotLead(field.getType())) {
                    continue;
                }
                Object value = read(field, step.object);
                if (value != null && !isJdk(value.getClass())) {
                    open.add(new Step(value, step.depth + 1));
                }
            }
        }
    }

    private static boolean mayNotLead(Class<?> type) {
        return type.isPrimitive()
                || type.isArray()
                || type.isEnum()
                || type == String.class
                || Collection.class.isAssignableFrom(type)
                || ClassLoader.class.isAssignableFrom(type);
    }

    private static Field[] fieldsOf(Class<?> type) {
        try {
            Field[] declared = type.getDeclaredFields();
            return declared.length <= FIELDS ? declared : new Field[0];
        } catch (LinkageError missingClass) {
            return new Field[0]; // a field's class is not on the class path: nothing is found through this one
        }
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null; // a module that does not open its package: nothing is found through this field
        }
    }

    /** The first queue that the owner has, or null. */
    static @Nullable Object queueOf(Object owner) {
        for (Class<?> type = owner.getClass(); type != null && !isJdk(type); type = type.getSuperclass()) {
            for (Field field : fieldsOf(type)) {
                if (!Modifier.isStatic(field.getModifiers())
                        && java.util.Queue.class.isAssignableFrom(field.getType())) {
                    Object queue = read(field, owner);
                    if (queue != null) {
                        return queue;
                    }
                }
            }
        }
        return null;
    }

    /** Whether a class is part of the owner: its own or a superclass, or one nested there, such as its Worker. */
    static boolean isPartOf(String className, Object owner) {
        for (Class<?> type = owner.getClass(); type != null && !isJdk(type); type = type.getSuperclass()) {
            if (className.equals(type.getName()) || className.startsWith(type.getName() + "$")) {
                return true;
            }
        }
        return false;
    }
}
