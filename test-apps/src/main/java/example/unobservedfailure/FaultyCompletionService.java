/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.io.IOException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes fewer results from a completion service than it has given tasks to it. */
public final class FaultyCompletionService {
    private FaultyCompletionService() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("quotes", 1);
        CompletionService<Integer> quotes = new ExecutorCompletionService<>(pool);
        quotes.submit(() -> 17);
        quotes.submit(FaultyCompletionService::ask);
        System.out.println("best quote " + quotes.take().get());
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static int ask() throws IOException {
        // finding: UnobservedFailure
        throw new IOException("connection reset");
    }
}
