/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.Implementation.Context.FrameGeneration;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts advice into some methods of a class file. ByteBuddy's builder of types would read and write every method; here all others are copied as they
 * are, unread (ASM's {@code ClassReader.readMethod} does so where the visitor of a method is the writer's own).
 */
final class Rewriting extends ClassVisitor {
    private static final int FLAGS = 0;

    private final Map<String, MethodDescription> methods = new HashMap<>();
    private final Map<MethodDescription, List<Advice>> advices;
    private final TypeDescription type;
    private final TypePool pool;
    private final Implementation.Context context;

    private Rewriting(
            TypeDescription type,
            Map<MethodDescription, List<Advice>> advices,
            TypePool pool,
            ClassFileVersion version,
            ClassVisitor writer) {
        super(OpenedClassReader.ASM_API, writer);
        this.type = type;
        this.pool = pool;
        this.advices = advices;
        for (MethodDescription method : advices.keySet()) {
            methods.put(method.getInternalName() + method.getDescriptor(), method);
        }
        context = Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                new AuxiliaryType.NamingStrategy.Enumerating("none"), // there are none
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.GENERATE : FrameGeneration.DISABLED);
    }

    /**
     * Makes the class file with advice in it.
     *
     * @param type describes the class
     * @param advices for each method of it what is put in, the innermost first
     * @param locator finds the types that its methods name
     */
    static byte[] of(
            byte[] bytes,
            TypeDescription type,
            Map<MethodDescription, List<Advice>> advices,
            ClassFileLocator locator) {
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(reader, FLAGS);
        reader.accept(
                new Rewriting(
                        type,
                        advices,
                        TypePool.Default.WithLazyResolution.of(locator),
                        ClassFileVersion.ofClassFile(bytes),
                        writer),
                FLAGS);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        MethodDescription method = methods.get(name + descriptor);
        List<Advice> all = method == null ? null : advices.get(method);
        if (all == null) {
            return visitor;
        }
        for (Advice advice : all) {
            visitor = advice.wrap(type, method, visitor, context, pool, FLAGS, FLAGS);
        }
        return visitor;
    }
}
