/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.AwsQueues;
import example.Later;
import example.SlowWebServer;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A client of the AWS SDK completes its futures where the reply comes in, and a dependent waits there. */
// libs: netty-4.1
public final class FaultyAwsCallbackOnLoop {
    private FaultyAwsCallbackOnLoop() {}

    public static void main(String[] args) throws Exception {
        try (SlowWebServer server = SlowWebServer.start(AwsQueues.NONE);
                SqsAsyncClient client = AwsQueues.client(server.page())
                        .asyncConfiguration(async -> async.advancedOption(
                                SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                        .build()) {
            for (int i = 0; i < 6; i++) {
                client.listQueues().thenAccept(queues -> store()).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void store() {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
