/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.AwsQueues;
import example.Later;
import example.SlowWebServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Dependents of the AWS SDK's futures wait on its few threads for responses while more responses come in. */
// libs: netty-4.1
public final class FaultyAwsResponsePool {
    private FaultyAwsResponsePool() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start(AwsQueues.NONE);
                SqsAsyncClient client = AwsQueues.client(server.page()).build()) {
            client.listQueues().get(30, TimeUnit.SECONDS);
            List<CompletableFuture<Void>> stored = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                stored.add(client.listQueues().thenAccept(queues -> store()));
            }
            CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        }
    }

    private static void store() {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(5 * Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
