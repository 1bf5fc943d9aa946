/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;

/** A publisher without an executor, consumed by a lambda that waits for an answer. */
// jvm: -XX:ActiveProcessorCount=1
public final class FaultyConsume {
    private FaultyConsume() {}

    public static void main(String[] args) throws Exception {
        SubmissionPublisher<Integer> ids = new SubmissionPublisher<>();
        CompletableFuture<Void> first = ids.consume(FaultyConsume::price);
        CompletableFuture<Void> second = ids.consume(FaultyConsume::price);
        for (int i = 0; i < 3; i++) {
            ids.submit(i);
        }
        ids.close();
        CompletableFuture.allOf(first, second).join();
    }

    private static void price(int id) {
        // finding: DefaultExecutorChange
        // finding[25]: SyncOverAsync future
        Later.complete(id).join();
    }
}
