/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Standstill;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;

/** Code on a Vert.x context waits for a future that only the same context can complete. */
public final class FaultyVertxContextWaitsForItself {
    private FaultyVertxContextWaitsForItself() {}

    public static void main(String[] args) throws Exception {
        Context context = Vertx.vertx().getOrCreateContext();
        context.runOnContext(begin -> {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            context.runOnContext(next -> answer.complete(42));
            // finding: PoolStarvation
            System.out.println(answer.join());
        });
        Standstill.watch();
        System.exit(0); // Vert.x cannot be closed any more
    }
}
