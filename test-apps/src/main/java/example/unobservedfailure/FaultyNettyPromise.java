/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Fails a promise that has no listener and that nobody asks. */
public final class FaultyNettyPromise {
    private FaultyNettyPromise() {}

    public static void main(String[] args) throws Exception {
        EventExecutor loop = new DefaultEventExecutor();
        Promise<String> promise = loop.newPromise();
        loop.execute(() -> answer(promise));
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void answer(Promise<String> promise) {
        // finding: UnobservedFailure
        promise.setFailure(new IOException("the peer said no"));
    }
}
