/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What woven code does with a throwable that comes out of advice, on releases where {@code Thread.stop} works (17): throws a
 * ThreadDeath on, which is meant for the application and reached the thread while it ran a hook, and drops any other. Three
 * instructions instead of a call, because a call would need stack where an overflow is what is to be dropped.
 */
final class StopPassing extends StackManipulation.AbstractBase {
    static final Advice.ExceptionHandler HANDLER = new Advice.ExceptionHandler.Simple(new StopPassing());

    private static final String DEATH = "java/lang/ThreadDeath";

    private StopPassing() {}

    @Override
    public Size apply(MethodVisitor code, Implementation.Context context) {
        Label other = new Label();
        code.visitInsn(Opcodes.DUP);
        code.visitTypeInsn(Opcodes.INSTANCEOF, DEATH);
        code.visitJumpInsn(Opcodes.IFEQ, other);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(other);
        // The locals are those of the handler's begin, where ByteBuddy has put a frame.
        code.visitFrame(Opcodes.F_SAME1, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
        code.visitInsn(Opcodes.POP);
        return new Size(-1, 1);
    }
}
