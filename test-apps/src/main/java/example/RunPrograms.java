/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Runs the programs whose class names are given, one after the other, in this JVM. Ends with 1 if one of them failed. */
public final class RunPrograms {
    private RunPrograms() {}

    public static void main(String[] args) throws Exception {
        int failed = 0;
        for (String name : args) {
            System.out.println("run " + name);
            try {
                Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException e) {
                failed++;
                System.out.println("failed " + name);
                e.printStackTrace();
            }
            if (!ForkJoinPool.commonPool().awaitQuiescence(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " left tasks in the common pool");
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}
