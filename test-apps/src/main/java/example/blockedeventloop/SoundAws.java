/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.AwsQueues;
import example.Later;
import example.SlowWebServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** An asynchronous client of the AWS SDK in use: what waits has a pool of its own; main waits for all. */
// libs: netty-4.1
public final class SoundAws {
    private SoundAws() {}

    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        try (SlowWebServer server = SlowWebServer.start(AwsQueues.NONE);
                SqsAsyncClient client = AwsQueues.client(server.page()).build()) {
            List<CompletableFuture<String>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(client.listQueues().thenApply(queues -> "none").thenApplyAsync(SoundAws::store, waiting));
            }
            CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            client.listQueues().get(30, TimeUnit.SECONDS);
        } finally {
            waiting.shutdown();
        }
    }

    private static String store(String queues) {
        return Later.complete(queues).join();
    }
}
