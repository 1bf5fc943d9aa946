/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Asks by state and exceptionNow, which are new in 19. */
// since: 21
public final class SoundAskedWithoutThrow {
    private SoundAskedWithoutThrow() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> future = CompletableFuture.failedFuture(new IOException("first"));
        FutureTask<String> task = new FutureTask<>(SoundAskedWithoutThrow::load);
        task.run();
        FutureTask<String> other = new FutureTask<>(SoundAskedWithoutThrow::load);
        other.run();
        Method state = Future.class.getMethod("state");
        Method exceptionNow = Future.class.getMethod("exceptionNow");
        System.out.println(state.invoke(future) + " " + state.invoke(task) + " " + exceptionNow.invoke(other));
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }
}
