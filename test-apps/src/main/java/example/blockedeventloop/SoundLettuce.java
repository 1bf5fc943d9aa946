/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.LoopbackServer;
import example.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/** Lettuce in use: the blocking calls on the main thread, composed replies, and waits on pools for waiting. */
// libs: netty-4.1
public final class SoundLettuce {
    private SoundLettuce() {}

    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        try (LoopbackServer server = RedisServer.start();
                RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port())) {
            client.setOptions(ClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP2)
                    .build());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                for (int i = 0; i < 4; i++) {
                    connection.sync().get("price");
                    connection
                            .async()
                            .get("price")
                            .thenCompose(price -> connection.async().get("stock"))
                            .thenApplyAsync(SoundLettuce::store, waiting)
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                    connection
                            .reactive()
                            .get("price")
                            .publishOn(Schedulers.boundedElastic())
                            .map(SoundLettuce::store)
                            .block(Duration.ofSeconds(30));
                }
            }
        } finally {
            waiting.shutdown();
        }
    }

    private static String store(String price) {
        return Later.complete(price).join();
    }
}
