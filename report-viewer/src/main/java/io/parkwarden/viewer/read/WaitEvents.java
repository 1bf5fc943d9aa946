/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import io.parkwarden.model.WaitKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's events that tell of a wait when it is over. Names and fields are those of 17, 21 and 25; async-profiler
 * writes jdk.ThreadPark and jdk.JavaMonitorEnter in the same form.
 */
final class WaitEvents {
    static final String PARK = "jdk.ThreadPark";

    /** What each says it is; a park says it by its stack and by what it is parked on. */
    static final Map<String, WaitKind> KINDS = Map.of(
            "jdk.ThreadSleep", WaitKind.SLEEP,
            "jdk.JavaMonitorEnter", WaitKind.MONITOR,
            "jdk.JavaMonitorWait", WaitKind.OBJECT_WAIT,
            "jdk.SocketRead", WaitKind.SOCKET_READ,
            "jdk.SocketWrite", WaitKind.SOCKET_WRITE,
            "jdk.SocketConnect", WaitKind.SOCKET_CONNECT,
            "jdk.FileRead", WaitKind.FILE_READ,
            "jdk.FileWrite", WaitKind.FILE_WRITE,
            "jdk.FileForce", WaitKind.FILE_SYNC);

    private static final Map<String, WaitKind> BY_PARKED = Map.ofEntries(
            Map.entry("CompletableFuture$Signaller", WaitKind.FUTURE),
            Map.entry("FutureTask", WaitKind.FUTURE),
            Map.entry("CountDownLatch$Sync", WaitKind.LATCH),
            Map.entry("Semaphore$NonfairSync", WaitKind.SEMAPHORE),
            Map.entry("Semaphore$FairSync", WaitKind.SEMAPHORE),
            Map.entry("Phaser$QNode", WaitKind.PHASER),
            Map.entry("Exchanger", WaitKind.EXCHANGER),
            Map.entry("SynchronousQueue$TransferStack", WaitKind.QUEUE),
            Map.entry("SynchronousQueue$TransferQueue", WaitKind.QUEUE),
            Map.entry("SynchronousQueue$Transferer", WaitKind.QUEUE),
            Map.entry("LinkedTransferQueue", WaitKind.QUEUE),
            Map.entry("locks.ReentrantLock$NonfairSync", WaitKind.LOCK),
            Map.entry("locks.ReentrantLock$FairSync", WaitKind.LOCK),
            Map.entry("locks.ReentrantReadWriteLock$NonfairSync", WaitKind.LOCK),
            Map.entry("locks.ReentrantReadWriteLock$FairSync", WaitKind.LOCK),
            Map.entry("locks.StampedLock", WaitKind.LOCK),
            Map.entry("locks.AbstractQueuedSynchronizer$ConditionObject", WaitKind.CONDITION));

    private static final String JUC = "java.util.concurrent.";

    private WaitEvents() {}

    /** What a thread waits for that is parked on an object of this class; null where the class does not tell. */
    static @Nullable WaitKind parkedOn(@Nullable String className) {
        return className != null && className.startsWith(JUC) ? BY_PARKED.get(className.substring(JUC.length())) : null;
    }
}
