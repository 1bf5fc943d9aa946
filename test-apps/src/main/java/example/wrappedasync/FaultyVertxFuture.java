/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.Load;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Waits in a pool for a future of Vert.x, which would be a stage. */
public final class FaultyVertxFuture {
    private FaultyVertxFuture() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("vertx-callers", 2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(pool.submit(FaultyVertxFuture::ask));
        }
        Load.await(futures);
        pool.shutdown();
    }

    private static String ask() {
        Promise<String> reply = Promise.promise();
        Later.run(() -> reply.complete("reply"));
        // finding: WrappedAsync future
        return reply.future().toCompletionStage().toCompletableFuture().join();
    }
}
