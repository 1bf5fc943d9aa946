/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sleep, join, park, Object.wait, monitors and class initialisers. */
final class ThreadOperations {
    private static final Queue<String> CLASSES = new ConcurrentLinkedQueue<>();

    static {
        for (String name : new String[] {"First", "Second", "Third"}) {
            CLASSES.add(ThreadOperations.class.getPackageName() + ".SlowClasses$" + name);
        }
    }

    private ThreadOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Threads and monitors");
        sheet.add("Thread.sleep(long)", "sleep", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            // waits: Thread.sleep(long)
            Thread.sleep(Later.MILLIS);
        });
        sheet.add("Thread.sleep(long, int)", "sleep", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            // waits: Thread.sleep(long, int)
            Thread.sleep(Later.MILLIS, 1);
        });
        sheet.add("Thread.sleep(Duration)", "sleep", Seen.ABSENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            var sleep = Thread.class.getMethod("sleep", Duration.class);
            // waits: Thread.sleep(Duration)
            sleep.invoke(null, Duration.ofMillis(Later.MILLIS));
        });
        sheet.slow("TimeUnit.sleep", "sleep", () -> {
            // waits: TimeUnit.sleep
            TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
        });
        sheet.slow("Thread.join()", "thread-join", () -> {
            Thread thread = Late.run(() -> {});
            // waits: Thread.join()
            thread.join();
        });
        sheet.slow("Thread.join(long)", "thread-join", () -> {
            Thread thread = Late.run(() -> {});
            // waits: Thread.join(long)
            thread.join(5_000);
        });
        sheet.slow("LockSupport.park", "park", () -> {
            Thread worker = Thread.currentThread();
            Late.run(() -> LockSupport.unpark(worker));
            // waits: LockSupport.park
            LockSupport.park();
        });
        sheet.slow("LockSupport.parkNanos", "park", () -> {
            // waits: LockSupport.parkNanos
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Later.MILLIS));
        });
        sheet.slow("LockSupport.parkUntil", "park", () -> {
            // waits: LockSupport.parkUntil
            LockSupport.parkUntil(System.currentTimeMillis() + Later.MILLIS);
        });
        sheet.add("Object.wait()", "object-wait", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                Late.run(() -> notifyAll(monitor));
                // waits: Object.wait()
                monitor.wait();
            }
        });
        sheet.add("Object.wait(long)", "object-wait", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                // waits: Object.wait(long)
                monitor.wait(Later.MILLIS);
            }
        });
        sheet.add("synchronized, contended", "monitor", Seen.EVENT, Seen.EVENT, Seen.EVENT, Mode.SLOW, "", () -> {
            Object monitor = new Object();
            hold(monitor);
            // waits: synchronized, contended
            synchronized (monitor) {
                nothing();
            }
        });
        sheet.add(
                "ConcurrentHashMap.computeIfAbsent, contended",
                "monitor",
                Seen.EVENT,
                Seen.EVENT,
                Seen.EVENT,
                Mode.SLOW,
                "",
                () -> {
                    Map<String, String> map = new ConcurrentHashMap<>();
                    compute(map);
                    // waits: ConcurrentHashMap.computeIfAbsent, contended
                    map.computeIfAbsent("key", key -> "second");
                });
        sheet.add(
                "waiting for another thread's class initialiser",
                "class-initialisation",
                Seen.EVENT,
                Seen.EVENT,
                Seen.EVENT,
                Mode.SLOW,
                "below a second where the JDK's events are read already, as while a recording runs; from a second on by looks (Linux)",
                () -> {
                    String name = CLASSES.remove();
                    CountDownLatch begun = new CountDownLatch(1);
                    SlowClasses.begun = begun;
                    Thread initialiser = new Thread(() -> initialise(name), "initialiser");
                    initialiser.start();
                    begun.await();
                    // waits: waiting for another thread's class initialiser
                    Class.forName(name);
                });
    }

    private static void notifyAll(Object monitor) {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    /** Returns when another thread is inside the monitor, which it leaves a little later. */
    private static void hold(Object monitor) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(
                () -> {
                    synchronized (monitor) {
                        held.countDown();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2 * Later.MILLIS));
                    }
                },
                "holder");
        holder.start();
        held.await();
    }

    private static void nothing() {}

    private static void compute(Map<String, String> map) throws InterruptedException {
        CountDownLatch computing = new CountDownLatch(1);
        Thread other = new Thread(() -> map.computeIfAbsent("key", key -> {
            computing.countDown();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2 * Later.MILLIS));
            return "first";
        }));
        other.start();
        computing.await();
    }

    private static void initialise(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
