/* SPDX-License-Identifier: Apache-2.0 */
package example.blockedeventloop;

import example.Later;
import example.ZooKeeperPeer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;

/** Waits in a watcher and in a callback of ZooKeeper: one thread has all of them. */
public final class FaultyZooKeeperWatcher {
    private FaultyZooKeeperWatcher() {}

    @SuppressWarnings("try") // closing the client may be interrupted
    public static void main(String[] args) throws Exception {
        try (ZooKeeperPeer server = ZooKeeperPeer.start();
                ZooKeeper client = new ZooKeeper(server.address(), 10_000, event -> {})) {
            client.create("/price", new byte[0], Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
            for (int i = 0; i < 6; i++) {
                CountDownLatch seen = new CountDownLatch(1);
                client.exists("/price", event -> reload(seen));
                client.setData("/price", new byte[1], -1);
                seen.await(30, TimeUnit.SECONDS);
                CountDownLatch read = new CountDownLatch(1);
                client.getData("/price", false, (result, path, context, data, stat) -> use(read), null);
                read.await(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void reload(CountDownLatch seen) {
        // finding: BlockedEventLoop future
        Later.complete("42").join();
        seen.countDown();
    }

    private static void use(CountDownLatch read) {
        try {
            // finding: BlockedEventLoop sleep
            Thread.sleep(Later.MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        read.countDown();
    }
}
