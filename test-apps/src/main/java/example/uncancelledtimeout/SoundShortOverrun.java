/* SPDX-License-Identifier: Apache-2.0 */
package example.uncancelledtimeout;

import example.Later;
import example.Load;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The work ends soon after it was given up: no thread is lost to it. */
public final class SoundShortOverrun {
    private SoundShortOverrun() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("soon-over", 1);
        for (int i = 0; i < 10; i++) {
            Future<Integer> answer = pool.submit(() -> Later.spin(150));
            try {
                answer.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                System.out.println("a little late");
            }
        }
        pool.shutdown();
        pool.awaitTermination(30, TimeUnit.SECONDS); // or the queue would be lost, which LostTask says rightly
    }
}
