/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker executor of Vert.x that is made for waiting has far more tasks than threads. */
public final class FaultyVertxWorkerOverrun {
    /** So many that on 17, where JFR tells of a sleep one to two seconds later, the queue is still there to be read. */
    private static final int LOADS = 160;

    private FaultyVertxWorkerOverrun() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            WorkerExecutor exports = vertx.createSharedWorkerExecutor("exports-worker", 2);
            List<Future<String>> loads = new ArrayList<>();
            for (int i = 0; i < LOADS; i++) {
                loads.add(exports.executeBlocking(FaultyVertxWorkerOverrun::load, false));
            }
            Future.all(loads).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static String load() throws InterruptedException {
        // finding: ParkedWorker sleep
        Thread.sleep(Later.MILLIS);
        return "42";
    }
}
