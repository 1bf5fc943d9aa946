/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** An event loop hands even short work to a pool, and the pool the answer to the loop. */
public final class SoundOffloadFromEventLoop {
    private SoundOffloadFromEventLoop() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("offloaded", 3);
        DefaultEventExecutor loop = new DefaultEventExecutor(Load.named("loop"));
        Orders.take(
                10_000,
                order -> CompletableFuture.supplyAsync(() -> order, loop)
                        .thenApplyAsync(price -> price + 1, pool)
                        .thenApplyAsync(price -> price * 2, loop));
        loop.shutdownGracefully();
        pool.shutdown();
    }
}
