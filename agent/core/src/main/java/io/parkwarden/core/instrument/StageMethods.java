/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class that return a stage, by their lines, for stacks that come without descriptors ({@code Thread.getStackTrace}). Read from the class
 * file: reflection would load the classes of all its methods' parameters. Immutable.
 */
public final class StageMethods {
    /** Of a class whose file is not to be had, or that has none. */
    public static final StageMethods NONE = new StageMethods(Map.of());

    private static final int API = Opcodes.ASM9;

    private final Map<String, BitSet> lines;

    private StageMethods(Map<String, BitSet> lines) {
        this.lines = lines;
    }

    /**
     * Those of this class.
     *
     * @param returnsStage whether a method of such a name and descriptor is one
     */
    public static StageMethods of(Class<?> type, BiPredicate<String, String> returnsStage) {
        byte[] bytes = ClassBytes.of(type.getClassLoader(), type.getName());
        if (bytes == null) {
            return NONE;
        }
        Reading reading = new Reading(returnsStage);
        try {
            new ClassReader(bytes).accept(reading, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException newerClassFile) {
            return NONE;
        }
        return reading.lines.isEmpty() ? NONE : new StageMethods(reading.lines);
    }

    /** Whether this line of a method of that name is in one that returns a stage. */
    public boolean has(String method, int line) {
        BitSet known = line < 0 ? null : lines.get(method);
        return known != null && known.get(line);
    }

    private static final class Reading extends ClassVisitor {
        private final BiPredicate<String, String> returnsStage;
        private final Map<String, BitSet> lines = new HashMap<>();

        Reading(BiPredicate<String, String> returnsStage) {
            super(API);
            this.returnsStage = returnsStage;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!returnsStage.test(name, descriptor)) {
                return null;
            }
            BitSet of = lines.computeIfAbsent(name, first -> new BitSet());
            return new MethodVisitor(API) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    of.set(line);
                }
            };
        }
    }
}
