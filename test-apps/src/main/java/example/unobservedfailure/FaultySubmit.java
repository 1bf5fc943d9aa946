/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives a task to submit, which keeps what it throws in a future that nobody has. */
public final class FaultySubmit {
    private FaultySubmit() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("audit", 1);
        pool.submit(() -> write(""));
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void write(String line) {
        // finding: UnobservedFailure
        System.out.println(line.charAt(0));
    }
}
