/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.ZooKeeperPeer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;

/** ZooKeeper's client and server in use: blocking calls on the main thread, watchers that hand over what waits. */
public final class SoundZooKeeper {
    private SoundZooKeeper() {}

    @SuppressWarnings("try") // closing the client may be interrupted
    public static void main(String[] args) throws Exception {
        ExecutorService waiting = Executors.newCachedThreadPool();
        try (ZooKeeperPeer server = ZooKeeperPeer.start();
                ZooKeeper client = new ZooKeeper(server.address(), 10_000, event -> {})) {
            client.create("/stock", new byte[0], Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
            for (int i = 0; i < 5; i++) {
                CountDownLatch seen = new CountDownLatch(1);
                client.exists("/stock", event -> waiting.execute(() -> reload(seen)));
                Thread.sleep(Later.MILLIS);
                client.setData("/stock", new byte[1], -1);
                seen.await(30, TimeUnit.SECONDS);
            }
        } finally {
            waiting.shutdown();
        }
    }

    private static void reload(CountDownLatch seen) {
        Later.complete("42").join();
        seen.countDown();
    }
}
