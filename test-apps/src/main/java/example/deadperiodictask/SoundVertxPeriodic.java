/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;

/** A periodic timer of Vert.x reports what its handler throws and goes on. */
public final class SoundVertxPeriodic {
    private SoundVertxPeriodic() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        CountDownLatch runs = new CountDownLatch(5);
        vertx.setPeriodic(2, timer -> {
            runs.countDown();
            throw new IllegalStateException("no connection");
        });
        runs.await();
        vertx.close().await();
    }
}
