/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/** A native function that blocks, called through the foreign function interface: by reflection, since this is compiled for 17. */
public final class ForeignFunctions {
    private ForeignFunctions() {}

    /** The C library's {@code usleep}, which takes µs. Needs 22 or newer. */
    public static MethodHandle usleep() throws ReflectiveOperationException {
        Class<?> linkers = Class.forName("java.lang.foreign.Linker");
        Class<?> layouts = Class.forName("java.lang.foreign.MemoryLayout");
        Class<?> descriptors = Class.forName("java.lang.foreign.FunctionDescriptor");
        Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
        Object linker = linkers.getMethod("nativeLinker").invoke(null);
        Object lookup = linkers.getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>) Class.forName("java.lang.foreign.SymbolLookup")
                .getMethod("find", String.class)
                .invoke(lookup, "usleep");
        Object number = Class.forName("java.lang.foreign.ValueLayout")
                .getField("JAVA_INT")
                .get(null);
        Object arguments = Array.newInstance(layouts, 1);
        Array.set(arguments, 0, number);
        Object descriptor =
                descriptors.getMethod("of", layouts, arguments.getClass()).invoke(null, number, arguments);
        Object none = Array.newInstance(Class.forName("java.lang.foreign.Linker$Option"), 0);
        return (MethodHandle) linkers.getMethod("downcallHandle", segments, descriptors, none.getClass())
                .invoke(linker, address.orElseThrow(), descriptor, none);
    }
}
