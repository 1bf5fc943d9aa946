/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduled executor whose tasks compute: a pool for jobs, of which nobody says that it is an event loop. */
public final class SoundScheduledPool {
    private SoundScheduledPool() {}

    public static void main(String[] args) throws Exception {
        byte[] page = Computing.page(200);
        ScheduledExecutorService jobs = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < 5; i++) {
                var tick = jobs.schedule(() -> {}, 30, TimeUnit.MILLISECONDS);
                jobs.schedule(() -> Computing.packer(page).deflate(Computing.ROOM), 10, TimeUnit.MILLISECONDS)
                        .get(30, TimeUnit.SECONDS);
                tick.get(30, TimeUnit.SECONDS);
            }
        } finally {
            jobs.shutdown();
        }
    }
}
