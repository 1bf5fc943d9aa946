/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/** Submits to Netty's event executor and drops the future. */
public final class FaultyNettySubmit {
    private FaultyNettySubmit() {}

    public static void main(String[] args) throws Exception {
        EventExecutor loop = new DefaultEventExecutor();
        loop.submit(FaultyNettySubmit::refresh);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void refresh() {
        // finding: UnobservedFailure
        throw new IllegalStateException("no route");
    }
}
