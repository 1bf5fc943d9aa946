/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Names the code that a task object runs. A lambda's class is generated and tells nothing; the only method of the
 * application in its constant pool is the one that the compiler made of its body. Read through
 * {@code JavaLangAccess.getConstantPool} (17, 21, 25); on a JDK without it lambdas are named by their class. Immutable,
 * so thread-safe.
 */
final class TaskCode {
    private final @Nullable Object access;
    private final @Nullable Method constantPool;

    TaskCode() {
        Object found = null;
        Method method = null;
        try {
            found = Class.forName("jdk.internal.access.SharedSecrets")
                    .getMethod("getJavaLangAccess")
                    .invoke(null);
            method = Class.forName("jdk.internal.access.JavaLangAccess").getMethod("getConstantPool", Class.class);
        } catch (ReflectiveOperationException | RuntimeException unknownJdk) {
            // lambdas stay nameless
        }
        access = found;
        constantPool = method;
    }

    /** {@code Class.method} of the code, as it stands in stacks; the class's name where that is not known. */
    String of(Object task) {
        return of(task.getClass());
    }

    /** The same for a task's class. */
    String of(Class<?> type) {
        if (type.isHidden()) {
            String body = body(type);
            return body != null ? body : host(type) + ".lambda";
        }
        return type.getName();
    }

    private static String host(Class<?> lambda) {
        String name = lambda.getName();
        int generated = name.indexOf("$$Lambda");
        return generated > 0 ? name.substring(0, generated) : name;
    }

    private @Nullable String body(Class<?> lambda) {
        if (constantPool == null) {
            return null;
        }
        try {
            Object pool = constantPool.invoke(access, lambda);
            int size = (int) pool.getClass().getMethod("getSize").invoke(pool);
            Method tag = pool.getClass().getMethod("getTagAt", int.class);
            Method member = pool.getClass().getMethod("getMemberRefInfoAt", int.class);
            String jdk = null; // what boxes the result, or the body itself of a reference to a method of the JDK
            for (int i = size - 1; i > 0; i--) {
                String kind = String.valueOf(tag.invoke(pool, i));
                if (kind.equals("METHODREF") || kind.equals("INTERFACEMETHODREF")) {
                    String[] names = (String[]) member.invoke(pool, i);
                    String code = names[0].replace('/', '.') + "." + names[1];
                    if (!names[1].equals("<init>") && !code.startsWith("java.")) {
                        return code;
                    }
                    jdk = jdk == null && !names[1].equals("<init>") ? code : jdk;
                }
            }
            return jdk;
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return null; // named by its class
        }
    }
}
