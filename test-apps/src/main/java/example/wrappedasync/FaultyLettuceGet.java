/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Load;
import example.LoopbackServer;
import example.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Gets the future of a Redis command inside supplyAsync. */
// libs: netty-4.1
public final class FaultyLettuceGet {
    private FaultyLettuceGet() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("redis-callers", 2);
        try (LoopbackServer server = RedisServer.start();
                RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port())) {
            client.setOptions(ClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP2)
                    .build());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                RedisAsyncCommands<String, String> commands = connection.async();
                CompletableFuture<?>[] values = new CompletableFuture<?>[12];
                for (int i = 0; i < values.length; i++) {
                    values[i] = CompletableFuture.supplyAsync(
                            // finding: WrappedAsync future
                            () -> commands.get("price").toCompletableFuture().join(), pool);
                }
                CompletableFuture.allOf(values).join();
            }
        }
        pool.shutdown();
    }
}
