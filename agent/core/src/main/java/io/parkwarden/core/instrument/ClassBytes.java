/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.util.function.ObjIntConsumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Class files of classes that are loaded, from where their loader has them, if that is one of the JDK's own kind: another loader's code is not run for it. Thread-safe. */
final class ClassBytes {
    private ClassBytes() {}

    /** The class file; null where it is not to be had. */
    static byte @Nullable [] of(@Nullable ClassLoader loader, String className) {
        if (loader == null || !(loader instanceof URLClassLoader || isBuiltIn(loader))) {
            return null;
        }
        try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException unreadable) {
            return null; // the jar is gone: nothing is known of the code
        }
    }

    /** Which methods are read. */
    interface Wanted {
        boolean method(int access, String name, String descriptor);
    }

    /**
     * Tells the lines of such methods, each with the method's name, in the order of the file.
     *
     * @return whether the file was to be had and read to its end
     */
    static boolean lines(@Nullable ClassLoader loader, String className, Wanted wanted, ObjIntConsumer<String> line) {
        byte[] bytes = of(loader, className);
        if (bytes == null) {
            return false;
        }
        try {
            new ClassReader(bytes).accept(new Lines(wanted, line), ClassReader.SKIP_FRAMES);
            return true;
        } catch (RuntimeException newerClassFile) {
            return false;
        }
    }

    private static final class Lines extends ClassVisitor {
        private static final int API = Opcodes.ASM9;

        private final Wanted wanted;
        private final ObjIntConsumer<String> line;

        Lines(Wanted wanted, ObjIntConsumer<String> line) {
            super(API);
            this.wanted = wanted;
            this.line = line;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return !wanted.method(access, name, descriptor)
                    ? null
                    : new MethodVisitor(API) {
                        @Override
                        public void visitLineNumber(int number, Label start) {
                            line.accept(name, number);
                        }
                    };
        }
    }

    private static boolean isBuiltIn(ClassLoader loader) {
        return loader.getClass().getName().startsWith("jdk.internal.loader.");
    }
}
