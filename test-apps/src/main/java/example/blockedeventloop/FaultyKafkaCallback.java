/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.KafkaBroker;
import example.Later;
import example.LoopbackServer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Waits in callbacks of Kafka: of a producer, which hold up all that it sends, and of an admin client. */
public final class FaultyKafkaCallback {
    private FaultyKafkaCallback() {}

    public static void main(String[] args) throws Exception {
        try (LoopbackServer broker = KafkaBroker.start()) {
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", "127.0.0.1:" + broker.port(), "enable.idempotence", false, "acks", "1");
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                for (int i = 0; i < 6; i++) {
                    producer.send(
                                    new ProducerRecord<>(KafkaBroker.TOPIC, 0, "key", "order"),
                                    (sent, failure) -> confirm())
                            .get(30, TimeUnit.SECONDS);
                }
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + broker.port()))) {
                for (int i = 0; i < 6; i++) {
                    admin.describeCluster()
                            .clusterId()
                            .whenComplete((cluster, failure) -> show())
                            .get(30, TimeUnit.SECONDS);
                }
            }
        }
    }

    private static void confirm() {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void show() {
        // finding: BlockedEventLoop future
        Later.complete("42").join();
    }
}
