/* SPDX-License-Identifier: Apache-2.0 */
package example.misplacedwork;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;

/** The user says that this pool is for what waits. */
// options: pools=declared-io:blocking
public final class SoundDeclaredForWaiting {
    private SoundDeclaredForWaiting() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool =
                Load.fixedPool("declared-io", Runtime.getRuntime().availableProcessors());
        Rounds.of(8, () -> pool.submit(() -> ship()));
        pool.shutdown();
    }

    private static int ship() throws InterruptedException {
        Thread.sleep(Later.MILLIS);
        Thread.sleep(Later.MILLIS);
        return 42;
    }
}
