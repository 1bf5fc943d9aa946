/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits at most a second for a future, then returns a completed one. */
public final class FaultyTimedGetInAsyncMethod {
    private FaultyTimedGetInAsyncMethod() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 4; i++) {
            price().get();
        }
    }

    private static Future<Integer> price() throws Exception {
        // finding: FakeAsync future
        int price = Later.complete(42).get(1, TimeUnit.SECONDS);
        return CompletableFuture.completedFuture(price);
    }
}
