/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A class file as its methods and what is before and after them, to compare two of them but for the order of the methods.
 *
 * <p>A JVM that gives back a loaded class writes its methods in the order in which it keeps them, which is that of the addresses of their
 * names (HotSpot's {@code Method::sort_methods} in method.cpp and {@code JvmtiClassFileReconstituter::write_method_infos}, 17 to 25), so
 * another one in each run. All else is in the order of the class file, the constants too.
 */
final class ClassForm {
    private static final int MAGIC = 0xCAFEBABE;

    private final byte[] file;
    private final List<Span> methods = new ArrayList<>();
    private int firstMethod;
    private int afterMethods;

    private record Span(int from, int to) {}

    private ClassForm(byte[] file) {
        this.file = file;
        ByteBuffer in = ByteBuffer.wrap(file);
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        skip(in, 4); // versions
        constants(in);
        skip(in, 6); // access, name, superclass
        skip(in, 2 * count(in)); // interfaces
        for (int fields = count(in); fields > 0; fields--) {
            member(in);
        }
        int left = count(in);
        firstMethod = in.position();
        while (left-- > 0) {
            int from = in.position();
            member(in);
            methods.add(new Span(from, in.position()));
        }
        afterMethods = in.position();
    }

    /** Whether these are the same bytes, but for the order of methods. What is no class file is compared as it is. */
    static boolean same(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        if (Arrays.equals(one, other)) {
            return true;
        }
        try {
            return new ClassForm(one).isAs(new ClassForm(other));
        } catch (IllegalArgumentException | BufferUnderflowException notUnderstood) {
            return false;
        }
    }

    private boolean isAs(ClassForm other) {
        if (firstMethod != other.firstMethod
                || afterMethods != other.afterMethods
                || methods.size() != other.methods.size()
                || !Arrays.equals(file, 0, firstMethod, other.file, 0, firstMethod)
                || !Arrays.equals(file, afterMethods, file.length, other.file, afterMethods, file.length)) {
            return false;
        }
        List<Span> mine = sorted();
        List<Span> others = other.sorted();
        for (int i = 0; i < mine.size(); i++) {
            Span a = mine.get(i);
            Span b = others.get(i);
            if (!Arrays.equals(file, a.from, a.to, other.file, b.from, b.to)) {
                return false;
            }
        }
        return true;
    }

    /** A method begins with its access, name and type, so few bytes tell two of them apart. */
    private List<Span> sorted() {
        List<Span> sorted = new ArrayList<>(methods);
        sorted.sort((a, b) -> Arrays.compare(file, a.from, a.to, file, b.from, b.to));
        return sorted;
    }

    private static void constants(ByteBuffer in) {
        int constants = count(in);
        for (int i = 1; i < constants; i++) {
            int tag = in.get();
            switch (tag) {
                case 1 -> skip(in, count(in)); // text
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(in, 4); // int, float, members, names with types, dynamic ones
                case 5, 6 -> { // long, double, which count twice
                    skip(in, 8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> skip(in, 2); // class, string, method type, module, package
                case 15 -> skip(in, 3); // method handle
                default -> throw new IllegalArgumentException("constant of kind " + tag);
            }
        }
    }

    private static void member(ByteBuffer in) {
        skip(in, 6); // access, name, type
        for (int attributes = count(in); attributes > 0; attributes--) {
            skip(in, 2);
            skip(in, in.getInt());
        }
    }

    private static int count(ByteBuffer in) {
        return in.getShort() & 0xffff;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
