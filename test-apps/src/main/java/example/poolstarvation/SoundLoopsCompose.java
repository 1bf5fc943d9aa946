/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tasks of event loops hand tasks to their own loop and compose; most of the time the loops have nothing to do. */
public final class SoundLoopsCompose {
    private SoundLoopsCompose() {}

    public static void main(String[] args) throws Exception {
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, Load.named("nio-composes"), NioIoHandler.newFactory());
        EventLoop plain = new DefaultEventLoop(Load.named("loop-composes"));
        for (EventLoop loop : new EventLoop[] {group.next(), plain}) {
            for (int i = 0; i < 5; i++) {
                CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> 40, loop)
                        .thenCompose(value -> CompletableFuture.supplyAsync(() -> value + 2, loop));
                System.out.println(answer.get(20, TimeUnit.SECONDS));
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        plain.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
