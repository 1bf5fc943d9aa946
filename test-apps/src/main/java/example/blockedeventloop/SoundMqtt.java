/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.LoopbackServer;
import example.MqttBroker;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Paho's MQTT client in use: its listener hands over what waits. */
public final class SoundMqtt {
    private static final int MESSAGES = 6;

    private SoundMqtt() {}

    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        Semaphore taken = new Semaphore(0);
        try (LoopbackServer broker = MqttBroker.start();
                MqttClient client =
                        new MqttClient("tcp://127.0.0.1:" + broker.port(), "sound", new MemoryPersistence())) {
            client.connect();
            client.subscribe("prices", 0, (topic, message) -> waiting.execute(() -> take(taken)));
            for (int i = 0; i < MESSAGES; i++) {
                client.publish("prices", new byte[] {'4', '2'}, 0, false);
                taken.tryAcquire(30, TimeUnit.SECONDS);
            }
            client.disconnect();
        } finally {
            waiting.shutdown();
        }
    }

    private static void take(Semaphore taken) {
        Later.complete("42").join();
        taken.release();
    }
}
