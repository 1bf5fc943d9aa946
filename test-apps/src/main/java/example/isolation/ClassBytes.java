/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An agent that changes nothing and writes down which bytes the JVM takes for a class. A JVM asks the agents in the order
 * of their arrival, so what this one sees is what those before it have left.
 *
 * <p>Its argument is a command and a folder. {@code all=FOLDER}: has the bytes of the JDK's classes for threads, I/O and
 * concurrency shown, and writes them as class files. {@code watch=FOLDER}: from now on remembers what is shown.
 * {@code seen=FOLDER}: writes what was shown since then.
 */
public final class ClassBytes {
    private static final List<String> LOOKED_AT = List.of(
            "java.lang.Object",
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ApplicationShutdownHooks",
            "java.lang.VirtualThread",
            "java.util.Timer",
            "java.util.concurrent.",
            "java.io.",
            "java.net.",
            "java.nio.",
            "sun.nio.");

    private static final Map<String, byte[]> SEEN = new ConcurrentHashMap<>();

    private ClassBytes() {}

    /** Called by the JVM when this agent is loaded into it. */
    public static void agentmain(String argument, Instrumentation instrumentation) throws Exception {
        String command = argument.substring(0, argument.indexOf('='));
        String folder = argument.substring(argument.indexOf('=') + 1);
        switch (command) {
            case "all" -> write(Path.of(folder), all(instrumentation));
            case "watch" -> {
                SEEN.clear();
                instrumentation.addTransformer(remembering(SEEN), true);
            }
            default -> write(Path.of(folder), SEEN);
        }
    }

    private static Map<String, byte[]> all(Instrumentation instrumentation) throws Exception {
        Map<String, byte[]> shown = new ConcurrentHashMap<>();
        ClassFileTransformer transformer = remembering(shown);
        instrumentation.addTransformer(transformer, true);
        try {
            List<Class<?>> classes = new ArrayList<>();
            for (Class<?> type : instrumentation.getInitiatedClasses(null)) {
                if (instrumentation.isModifiableClass(type)
                        && !type.isHidden()
                        && LOOKED_AT.stream().anyMatch(type.getName()::startsWith)) {
                    classes.add(type);
                }
            }
            instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
        } finally {
            instrumentation.removeTransformer(transformer);
        }
        return shown;
    }

    private static ClassFileTransformer remembering(Map<String, byte[]> files) {
        return new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    @Nullable ClassLoader loader,
                    String name,
                    @Nullable Class<?> redefined,
                    @Nullable ProtectionDomain domain,
                    byte[] bytes) {
                if (redefined != null && loader == null) {
                    files.put(name.replace('/', '.'), bytes);
                }
                return null;
            }
        };
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
    }
}
