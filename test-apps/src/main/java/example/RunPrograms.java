/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;

/** Runs the programs whose class names are given, one after the other, in this JVM. Ends with 1 if one of them failed. */
public final class RunPrograms {
    private RunPrograms() {}

    public static void main(String[] args) throws Exception {
        awaitRecording();
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

    /**
     * The agent starts JFR a second after the first pool, which takes the processors from a program that runs just
     * then. Its waits are short and few, so each of them has to count.
     */
    private static void awaitRecording() throws InterruptedException {
        ForkJoinPool.commonPool().submit(() -> {}).join();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!FlightRecorder.isInitialized()
                || FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("no recording runs: is the agent there?");
            }
            Thread.sleep(20); // polls; the condition, not the time, decides
        }
    }
}
