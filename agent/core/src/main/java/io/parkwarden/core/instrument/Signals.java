/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What the class file of a task's code tells: its first line, and whether the code signals: counts a latch down, releases a permit, puts into a queue, completes a future. A
 * task that knows a latch may also be one that waits for it. Read from the class file, which is asked of the class's
 * loader if that is one of the JDK's own kind; another loader's code is not run for it. Stateless.
 */
public final class Signals {
    private static final int DEEPEST = 4;
    private static final int API = Opcodes.ASM9;
    private static final Set<String> ENTRIES = Set.of("run", "call", "get", "accept", "apply");

    /**
     * Whether the code calls what ends such a wait, itself or in methods of the same class.
     *
     * @param type the class of the task's object: a lambda or a class of its own
     * @param code {@code Class.method} of a lambda's body, or the name of the class
     * @param blocker class name of what the waiting thread is parked on
     */
    public boolean mayEnd(Class<?> type, String code, String blocker) {
        Set<String> calls = callsThatEnd(blocker);
        if (calls.isEmpty()) {
            return false;
        }
        boolean lambda = type.isHidden();
        int dot = code.lastIndexOf('.');
        String className = lambda && dot > 0 ? code.substring(0, dot) : type.getName();
        if (lambda && className.startsWith("java.util.")) {
            return calls.contains(code.substring(dot + 1)); // a reference to the very method: done::countDown
        }
        byte[] bytes = ClassBytes.of(type.getClassLoader(), className);
        if (bytes == null) {
            return false;
        }
        Set<String> methods = lambda ? Set.of(code.substring(dot + 1)) : ENTRIES;
        return calls(bytes, methods, calls);
    }

    private static Set<String> callsThatEnd(String blocker) {
        if (blocker.contains("CountDownLatch$")) {
            return Set.of("countDown");
        }
        if (blocker.contains("Semaphore$")) {
            return Set.of("release");
        }
        if (blocker.endsWith("$ConditionObject")) {
            return Set.of("put", "offer", "add", "signal", "signalAll");
        }
        if (blocker.endsWith("CompletableFuture$Signaller")) {
            return Set.of("complete", "completeExceptionally", "completeAsync");
        }
        return Set.of();
    }

    /** The first line of a method of the class, or -1 if that is not known. */
    public int firstLine(@Nullable ClassLoader loader, String className, String method) {
        int[] first = {-1};
        boolean read = ClassBytes.lines(
                loader,
                className,
                (access, name, descriptor) -> name.equals(method) && (access & Opcodes.ACC_BRIDGE) == 0,
                (name, line) -> first[0] = first[0] < 0 ? line : first[0]);
        return read ? first[0] : -1;
    }

    private static boolean calls(byte[] bytes, Set<String> from, Set<String> wanted) {
        Set<String> seen = new HashSet<>();
        Set<String> methods = new HashSet<>(from);
        for (int depth = 0; depth < DEEPEST; depth++) {
            Reading reading = new Reading(methods, wanted);
            try {
                new ClassReader(bytes).accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            } catch (RuntimeException newerClassFile) {
                return false;
            }
            if (reading.found) {
                return true;
            }
            seen.addAll(methods);
            methods = reading.callees;
            methods.removeAll(seen);
            if (methods.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private static final class Reading extends ClassVisitor {
        private final Set<String> methods;
        private final Set<String> wanted;
        private final Set<String> callees = new HashSet<>();
        private String self = "";
        private boolean found;

        Reading(Set<String> methods, Set<String> wanted) {
            super(API);
            this.methods = methods;
            this.wanted = wanted;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            self = name;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return methods.contains(name) ? new Body() : null;
        }

        private void call(String owner, String name) {
            if (owner.startsWith("java/util/") && wanted.contains(name)) {
                found = true;
            } else if (owner.equals(self)) {
                callees.add(name);
            }
        }

        private final class Body extends MethodVisitor {
            Body() {
                super(API);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                call(owner, name);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        call(handle.getOwner(), handle.getName());
                    }
                }
            }
        }
    }
}
