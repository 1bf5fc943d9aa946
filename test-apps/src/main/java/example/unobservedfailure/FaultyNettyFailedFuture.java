/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Answers with a future that has failed, and the caller drops it. */
public final class FaultyNettyFailedFuture {
    private FaultyNettyFailedFuture() {}

    public static void main(String[] args) throws Exception {
        EventExecutor loop = new DefaultEventExecutor();
        loop.execute(() -> send(loop));
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static Future<String> send(EventExecutor loop) {
        // finding: UnobservedFailure
        return loop.newFailedFuture(new IllegalStateException("not connected"));
    }
}
