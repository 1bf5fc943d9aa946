/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** A subscriber that waits for each item, and a publisher without an executor. */
// jvm: -XX:ActiveProcessorCount=2
public final class FaultySubmissionPublisher {
    private FaultySubmissionPublisher() {}

    /** Stores each item. */
    private static final class Store implements Flow.Subscriber<String> {
        private final CountDownLatch done;

        Store(CountDownLatch done) {
            this.done = done;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String item) {
            try {
                // finding: DefaultExecutorChange
                // finding[25]: ParkedWorker sleep
                TimeUnit.MILLISECONDS.sleep(Later.MILLIS);
                done.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            failure.printStackTrace();
        }

        @Override
        public void onComplete() {}
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(6);
        try (SubmissionPublisher<String> orders = new SubmissionPublisher<>()) {
            orders.subscribe(new Store(done));
            orders.subscribe(new Store(done));
            for (int i = 0; i < 3; i++) {
                orders.submit("order " + i);
            }
            done.await();
        }
    }
}
