/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.LoopbackServer;
import example.MqttBroker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Waits in a listener of Paho's MQTT client, whose one thread delivers all messages and completions. */
public final class FaultyMqttCallback {
    private static final int MESSAGES = 6;

    private FaultyMqttCallback() {}

    public static void main(String[] args) throws Exception {
        Semaphore taken = new Semaphore(0);
        try (LoopbackServer broker = MqttBroker.start();
                MqttClient client =
                        new MqttClient("tcp://127.0.0.1:" + broker.port(), "faulty", new MemoryPersistence())) {
            client.connect();
            client.subscribe("prices", 0, (topic, message) -> take(taken));
            for (int i = 0; i < MESSAGES; i++) {
                client.publish("prices", new byte[] {'4', '2'}, 0, false);
                taken.tryAcquire(30, TimeUnit.SECONDS);
            }
            client.disconnect();
        }
    }

    private static void take(Semaphore taken) throws InterruptedException {
        // finding: BlockedEventLoop sleep
        Thread.sleep(Later.MILLIS);
        // finding: BlockedEventLoop future
        Later.complete("42").join();
        taken.release();
    }
}
