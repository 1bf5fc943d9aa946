/* SPDX-License-Identifier: Apache-2.0 */
package example.defaultexecutorchange;

import example.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** The publisher has an executor for subscribers that wait. */
// jvm: -XX:ActiveProcessorCount=2
public final class SoundPublisherWithExecutor {
    private SoundPublisherWithExecutor() {}

    public static void main(String[] args) throws Exception {
        ExecutorService io = Executors.newCachedThreadPool();
        SubmissionPublisher<Integer> ids = new SubmissionPublisher<>(io, Flow.defaultBufferSize());
        CompletableFuture<Void> done = ids.consume(id -> Later.complete(id).join());
        for (int i = 0; i < 4; i++) {
            ids.submit(i);
        }
        ids.close();
        done.join();
        io.shutdown();
    }
}
