/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class WovenClassesTest {
    private static final byte[] ORIGINAL = {1, 2, 3};
    private static final byte[] OTHER = {1, 2, 4};
    private static final byte[] WOVEN = {9, 8, 7, 6};

    private static WovenClasses some() {
        WovenClasses classes = new WovenClasses(true);
        classes.names(Set.of("java/lang/Thread"), Set.of("io/netty/Some"));
        classes.add("java/lang/Thread", ORIGINAL, WOVEN);
        return classes;
    }

    private static byte[] written(WovenClasses classes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        classes.write(new DataOutputStream(out), "key");
        return out.toByteArray();
    }

    @Test
    void the_very_same_bytes_get_what_became_of_them_in_an_earlier_run() throws Exception {
        WovenClasses read = WovenClasses.read(written(some()), "key");

        assertArrayEquals(WOVEN, read.find("java/lang/Thread", ORIGINAL));
        assertNull(read.find("java/lang/Thread", OTHER));
        assertNull(read.find("java/lang/Object", ORIGINAL));
        assertEquals(Set.of("java/lang/Thread"), read.jdkClasses());
        assertEquals(Set.of("io/netty/Some"), read.libraryClasses());
        assertFalse(read.isEmpty() || read.changed());
    }

    @Test
    void a_class_may_have_several_forms() throws Exception {
        WovenClasses classes = some();
        classes.add("java/lang/Thread", OTHER, ORIGINAL);
        WovenClasses read = WovenClasses.read(written(classes), "key");

        assertArrayEquals(WOVEN, read.find("java/lang/Thread", ORIGINAL));
        assertArrayEquals(ORIGINAL, read.find("java/lang/Thread", OTHER));
    }

    @Test
    void methods_may_have_another_order() throws Exception {
        byte[] original = classFile("int", "void", "long");
        WovenClasses classes = new WovenClasses(true);
        classes.add("Some", original, WOVEN);

        assertArrayEquals(WOVEN, classes.find("Some", original));
        assertArrayEquals(WOVEN, classes.find("Some", classFile("void", "long", "int")));
        assertNull(classes.find("Some", classFile("void", "long", "byte")));
        assertNull(classes.find("Some", classFile("void", "long", "long")));
    }

    /** With a method of each of these types, in this order, and constants in an order that does not follow. */
    private static byte[] classFile(String... types) {
        ClassWriter writer = new ClassWriter(0);
        for (String type : new String[] {"byte", "int", "long", "void"}) {
            writer.newUTF8("(Lsome/" + type + ";)V");
        }
        writer.newUTF8("method");
        writer.newConst(1L);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_ABSTRACT, "Some", null, "java/lang/Object", new String[] {"java/lang/Runnable"
                });
        writer.visitField(Opcodes.ACC_STATIC, "field", "J", null, 1L).visitEnd();
        for (String type : types) {
            writer.visitMethod(Opcodes.ACC_ABSTRACT, "method", "(Lsome/" + type + ";)V", null, new String[] {"Failure"})
                    .visitEnd();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    @Test
    void what_another_agent_or_jvm_wrote_is_not_used() throws Exception {
        WovenClasses read = WovenClasses.read(written(some()), "another key");

        assertTrue(read.isEmpty());
        assertNull(read.find("java/lang/Thread", ORIGINAL));
    }

    @Test
    void every_damaged_byte_and_every_missing_end_is_noticed() throws Exception {
        byte[] whole = written(some());
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x40;
            assertNull(findIn(damaged), "byte " + i);
            assertNull(findIn(Arrays.copyOf(whole, i)), "length " + i);
        }
    }

    private static byte[] findIn(byte[] file) {
        try {
            return WovenClasses.read(file, "key").find("java/lang/Thread", ORIGINAL);
        } catch (IOException damaged) {
            return null;
        }
    }

    @Test
    void a_file_of_zeros_is_none() throws Exception {
        assertTrue(WovenClasses.read(new byte[100], "key").isEmpty());
        assertThrows(IOException.class, () -> WovenClasses.read(new byte[2], "key"));
    }

    @Test
    void without_a_file_nothing_is_kept() {
        WovenClasses none = new WovenClasses(false);
        none.add("java/lang/Thread", ORIGINAL, WOVEN);

        assertFalse(none.changed());
        assertNull(none.find("java/lang/Thread", ORIGINAL));
    }
}
