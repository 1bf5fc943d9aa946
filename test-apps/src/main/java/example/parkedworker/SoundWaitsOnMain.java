/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.SlowWebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits on the main thread in many ways. */
public final class SoundWaitsOnMain {
    private SoundWaitsOnMain() {}

    public static void main(String[] args) throws Exception {
        Thread.sleep(Later.MILLIS);
        CountDownLatch latch = new CountDownLatch(1);
        Later.run(latch::countDown);
        latch.await();
        Later.run(() -> {}).join();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        Process process = new ProcessBuilder("sleep", "0.04").start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("sleep failed");
        }
        try (SlowWebServer server = SlowWebServer.start()) {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.page()).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
