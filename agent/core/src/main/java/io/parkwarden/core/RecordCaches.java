/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Makes the JDK forget the agent's records. {@code equals} and {@code hashCode} of a record are made by
 * {@link ObjectMethods}, whose static method handles keep the last type they were adapted to
 * ({@code MethodHandle.asTypeCache} in 17). That type is a class of the agent, which would keep its loader and all of its
 * classes in a JVM that the agent has left. 21 and 25 keep types of other loaders softly ({@code asTypeSoftCache}): one
 * loader for each of these few handles stays until the heap needs room.
 */
final class RecordCaches {
    private RecordCaches() {}

    /** Adapts the handles to a class of the JDK. A JDK that does it otherwise keeps nothing, or one loader. */
    static void release() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle component = lookup.findVirtual(String.class, "toString", MethodType.methodType(String.class));
            for (String method : new String[] {"equals", "hashCode"}) {
                MethodType type = method.equals("equals")
                        ? MethodType.methodType(boolean.class, String.class, Object.class)
                        : MethodType.methodType(int.class, String.class);
                ObjectMethods.bootstrap(lookup, method, type, String.class, "it", component);
            }
        } catch (Throwable unknownJdk) {
            // An ObjectMethods that takes records only: the worst that is left behind is a loader for each handle.
        }
    }
}
