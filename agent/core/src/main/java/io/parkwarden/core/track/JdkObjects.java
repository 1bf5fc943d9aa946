/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of objects by name, of the JDK's own and of captured ones. Keeps the fields of boot-loader classes only,
 * so no class of the application is held. A field that is not there or not open reads as null. The agent's thread calls.
 */
final class JdkObjects {
    /** What the proof reads, by class; the packages are opened to the agent by {@code Entry}. */
    private static final String[][] NEEDED = {
        {"CompletableFuture", "result", "stack"},
        {"CompletableFuture$Completion", "next"},
        {"CompletableFuture$UniCompletion", "dep"},
        {"CompletableFuture$BiCompletion", "src", "snd"},
        {"CompletableFuture$CoCompletion", "base"},
        {"CompletableFuture$AnyOf", "dep", "srcs"},
        {"CompletableFuture$AsyncSupply", "dep", "fn"},
        {"CompletableFuture$AsyncRun", "dep", "fn"},
        {"CompletableFuture$Signaller", "thread"},
        {"FutureTask", "state", "callable", "runner"},
        {"ExecutorCompletionService$QueueingFuture", "task", "completionQueue"},
        {"LinkedBlockingQueue", "head"},
        {"LinkedBlockingQueue$Node", "item", "next"},
        {"ThreadPoolExecutor", "workers"},
        {"ThreadPoolExecutor$Worker", "thread", "completedTasks"},
        {"ForkJoinPool", "queues"},
        {"ForkJoinPool$WorkQueue", "owner", "array"},
        {"locks.AbstractQueuedSynchronizer", "state"},
        {"locks.AbstractOwnableSynchronizer", "exclusiveOwnerThread"},
    };

    private final Map<Class<?>, Map<String, Field>> jdkFields = new HashMap<>();
    private final Set<String> lacking;

    JdkObjects() {
        this(Set.of());
    }

    /** As if this JDK lacked these fields, each {@code Class.field} with the class's simple name. */
    JdkObjects(Set<String> lacking) {
        this.lacking = lacking;
    }

    /** Fields that the proof needs and this JDK does not have; empty if it has them all. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String[] needed : NEEDED) {
            String className = "java.util.concurrent." + needed[0];
            for (int i = 1; i < needed.length; i++) {
                try {
                    if (find(Class.forName(className, false, null), needed[i]) == null) {
                        missing.add(needed[0] + "." + needed[i]);
                    }
                } catch (ClassNotFoundException unknownJdk) {
                    missing.add(needed[0]);
                    break;
                }
            }
        }
        return missing;
    }

    /** The value of the field that the object's class or the nearest superclass declares, or null. */
    @Nullable
    Object get(@Nullable Object owner, String name) {
        if (owner == null) {
            return null;
        }
        Field field = find(owner.getClass(), name);
        return field == null ? null : read(field, owner);
    }

    private @Nullable Field find(Class<?> type, String name) {
        for (Class<?> declaring = type; declaring != null && declaring != Object.class; ) {
            Field field = isBoot(declaring) ? fields(declaring).get(name) : null;
            if (field != null && !lacking.isEmpty() && lacking.contains(declaring.getSimpleName() + "." + name)) {
                return null;
            }
            if (field != null) {
                return field;
            }
            declaring = declaring.getSuperclass();
        }
        return null;
    }

    /** What a field holds, and the type that the field is declared with. */
    record Reference(Object value, Class<?> type) {}

    /** What the object's reference fields hold, those of superclasses included; empty where they are not open. */
    List<Reference> references(Object owner) {
        List<Reference> values = new ArrayList<>();
        for (Class<?> type = owner.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : (isBoot(type) ? fields(type) : declared(type)).values()) {
                Object value = field.getType().isPrimitive() ? null : read(field, owner);
                if (value != null) {
                    values.add(new Reference(value, field.getType()));
                }
            }
        }
        return values;
    }

    static boolean isBoot(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = jdkFields.get(type);
        if (fields == null) {
            fields = declared(type);
            if (!type.isHidden()) {
                jdkFields.put(type, fields);
            }
        }
        return fields;
    }

    private static Map<String, Field> declared(Class<?> type) {
        Map<String, Field> fields = new HashMap<>();
        try {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    fields.put(field.getName(), field);
                }
            }
        } catch (LinkageError | RuntimeException notReadable) {
            // a class of a field's type is missing, or a security manager of 17 objects: nothing is seen there
        }
        return fields;
    }

    /** What a field holds that was made accessible. */
    static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            return null; // cannot be: it was made accessible
        }
    }
}
