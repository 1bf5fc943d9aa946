/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CompletableFuture;

/**
 * A task of a Netty event loop waits for another task of the same loop. Netty's own promises refuse such a wait; a
 * CompletableFuture does not.
 */
public final class FaultyNettyLoopWaitsForItself {
    private FaultyNettyLoopWaitsForItself() {}

    public static void main(String[] args) throws Exception {
        EventLoop loop = new MultiThreadIoEventLoopGroup(1, Load.named("nio-self"), NioIoHandler.newFactory()).next();
        loop.execute(() -> {
            CompletableFuture<Integer> inner = CompletableFuture.supplyAsync(() -> 42, loop);
            // finding: PoolStarvation
            System.out.println(inner.join());
        });
        Standstill.watch();
    }
}
