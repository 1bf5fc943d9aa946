/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/** Queues of java.util.concurrent and what waits like one. */
final class QueueOperations {
    private QueueOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Queues");
        sheet.slow("ArrayBlockingQueue.take", "queue", () -> {
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            Late.run(() -> queue.put("x"));
            // waits: ArrayBlockingQueue.take
            queue.take();
        });
        sheet.slow("ArrayBlockingQueue.put", "queue", () -> {
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            queue.put("first");
            Late.run(queue::take);
            // waits: ArrayBlockingQueue.put
            queue.put("second");
        });
        sheet.slow("LinkedBlockingQueue.poll(long, TimeUnit)", "queue", () -> {
            BlockingQueue<String> queue = new LinkedBlockingQueue<>();
            // waits: LinkedBlockingQueue.poll(long, TimeUnit)
            queue.poll(Later.MILLIS, TimeUnit.MILLISECONDS);
        });
        sheet.slow("LinkedBlockingDeque.takeLast", "queue", () -> {
            LinkedBlockingDeque<String> queue = new LinkedBlockingDeque<>();
            Late.run(() -> queue.put("x"));
            // waits: LinkedBlockingDeque.takeLast
            queue.takeLast();
        });
        sheet.slow("PriorityBlockingQueue.take", "queue", () -> {
            BlockingQueue<String> queue = new PriorityBlockingQueue<>();
            Late.run(() -> queue.put("x"));
            // waits: PriorityBlockingQueue.take
            queue.take();
        });
        sheet.slow("DelayQueue.take", "queue", () -> {
            DelayQueue<Due> queue = new DelayQueue<>();
            queue.put(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Later.MILLIS)));
            // waits: DelayQueue.take
            queue.take();
        });
        sheet.slow("SynchronousQueue.take", "queue", () -> {
            BlockingQueue<String> queue = new SynchronousQueue<>();
            Late.run(() -> queue.put("x"));
            // waits: SynchronousQueue.take
            queue.take();
        });
        sheet.slow("SynchronousQueue.put", "queue", () -> {
            BlockingQueue<String> queue = new SynchronousQueue<>();
            Late.run(queue::take);
            // waits: SynchronousQueue.put
            queue.put("x");
        });
        sheet.slow("LinkedTransferQueue.transfer", "queue", () -> {
            TransferQueue<String> queue = new LinkedTransferQueue<>();
            Late.run(queue::take);
            // waits: LinkedTransferQueue.transfer
            queue.transfer("x");
        });
        sheet.slow("SubmissionPublisher.submit, full", "queue", () -> {
            try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 1)) {
                Subscriber late = new Subscriber();
                publisher.subscribe(late);
                publisher.submit("first");
                Late.run(() -> late.subscribed.join().request(Long.MAX_VALUE));
                // waits: SubmissionPublisher.submit, full
                publisher.submit("second");
            }
        });
        sheet.add(
                "ReferenceQueue.remove(long)",
                "queue",
                Operation.Seen.EVENT,
                Operation.Seen.HOOK,
                Operation.Seen.HOOK,
                Operation.Mode.SLOW,
                "",
                () -> {
                    ReferenceQueue<String> queue = new ReferenceQueue<>();
                    // waits: ReferenceQueue.remove(long)
                    queue.remove(Later.MILLIS);
                });
    }

    /** Something due at a time of System.nanoTime(). */
    private record Due(long nanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /** Asks for nothing until it is told to. */
    private static final class Subscriber implements Flow.Subscriber<String> {
        private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscribed.complete(given);
        }

        @Override
        public void onNext(String item) {}

        @Override
        public void onError(Throwable problem) {}

        @Override
        public void onComplete() {}
    }
}
