/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.LoopbackServer;
import example.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits in callbacks of Lettuce: on the loop that is to read the next reply, and on its executor of subscribers. */
// libs: netty-4.1
public final class FaultyLettuceCallback {
    private FaultyLettuceCallback() {}

    public static void main(String[] args) throws Exception {
        try (LoopbackServer server = RedisServer.start();
                RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port())) {
            client.setOptions(ClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP2)
                    .publishOnScheduler(true)
                    .build());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                RedisAsyncCommands<String, String> commands = connection.async();
                for (int i = 0; i < 5; i++) {
                    commands.get("price")
                            .thenAccept(price -> store(commands))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                    connection
                            .reactive()
                            .get("price")
                            .map(FaultyLettuceCallback::enrich)
                            .block(Duration.ofSeconds(30));
                }
            }
        }
    }

    private static void store(RedisAsyncCommands<String, String> commands) {
        try {
            // finding: BlockedEventLoop future
            commands.get("stock").await(Later.MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String enrich(String price) {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return price;
    }
}
