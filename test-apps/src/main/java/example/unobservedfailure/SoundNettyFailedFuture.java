/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Futures that were made failed, and whose failure a listener, a getter or a question receives. */
public final class SoundNettyFailedFuture {
    private SoundNettyFailedFuture() {}

    public static void main(String[] args) throws Exception {
        EventExecutor loop = new DefaultEventExecutor();
        CountDownLatch heard = new CountDownLatch(2);
        fail(loop, "listener").addListener(ended -> heard.countDown());
        heard.countDown();
        System.out.println("asked: " + fail(loop, "cause").cause().getMessage());
        System.out.println("succeeded: " + fail(loop, "question").isSuccess());
        try {
            fail(loop, "get").get();
        } catch (ExecutionException e) {
            System.out.println("failed: " + e.getMessage());
        }
        try {
            fail(loop, "sync").sync();
        } catch (IllegalStateException e) {
            System.out.println("failed: " + e.getMessage());
        }
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.newFailedFuture(new IllegalStateException("channel"))
                .addListener(
                        ended -> System.out.println("failed: " + ended.cause().getMessage()));
        channel.runPendingTasks();
        channel.close();
        loop.newSucceededFuture("fine").addListener(ended -> System.out.println("fine: " + ended.isSuccess()));
        heard.await();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static Future<String> fail(EventExecutor loop, String why) {
        return loop.newFailedFuture(new IllegalStateException(why));
    }
}
