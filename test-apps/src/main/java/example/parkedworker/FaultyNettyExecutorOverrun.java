/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One of Netty's executors for handlers that wait has far more tasks than it can run. */
public final class FaultyNettyExecutorOverrun {
    /** So many that on 17, where JFR tells of a sleep a second later, the queue is still there to be read. */
    private static final int LOADS = 60;

    private FaultyNettyExecutorOverrun() {}

    public static void main(String[] args) throws Exception {
        EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
        try {
            List<Future<?>> loads = new ArrayList<>();
            for (int i = 0; i < LOADS; i++) {
                loads.add(executors.submit(FaultyNettyExecutorOverrun::load));
            }
            for (Future<?> load : loads) {
                load.get(30, TimeUnit.SECONDS);
            }
        } finally {
            executors.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Void load() throws InterruptedException {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
        return null;
    }
}
