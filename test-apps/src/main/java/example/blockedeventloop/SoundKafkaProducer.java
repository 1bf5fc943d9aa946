/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.KafkaBroker;
import example.Later;
import example.LoopbackServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka in use: the producer lingers for its batches, its callbacks hand over what waits; main waits for replies. */
public final class SoundKafkaProducer {
    private static final int RECORDS = 8;

    private SoundKafkaProducer() {}

    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        CountDownLatch confirmed = new CountDownLatch(RECORDS);
        try (LoopbackServer broker = KafkaBroker.start()) {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:" + broker.port(),
                    "enable.idempotence",
                    false,
                    "linger.ms",
                    50,
                    "acks",
                    "1");
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                for (int i = 0; i < RECORDS; i++) {
                    Thread.sleep(Later.MILLIS);
                    producer.send(
                            new ProducerRecord<>(KafkaBroker.TOPIC, 0, "key", "order"),
                            (sent, failure) -> waiting.execute(() -> confirm(confirmed)));
                }
                producer.flush();
                confirmed.await(30, TimeUnit.SECONDS);
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + broker.port()))) {
                for (int i = 0; i < 4; i++) {
                    admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
                }
            }
        } finally {
            waiting.shutdown();
        }
    }

    private static void confirm(CountDownLatch confirmed) {
        Later.complete("42").join();
        confirmed.countDown();
    }
}
