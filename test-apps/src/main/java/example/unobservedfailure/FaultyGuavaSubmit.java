/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Submits to a listening executor and adds no listener. */
public final class FaultyGuavaSubmit {
    private FaultyGuavaSubmit() {}

    @SuppressWarnings("CheckReturnValue") // that is what it shows
    public static void main(String[] args) throws Exception {
        ListeningExecutorService executor = MoreExecutors.listeningDecorator(Executors.newSingleThreadExecutor());
        executor.submit(FaultyGuavaSubmit::send);
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static void send() {
        // finding: UnobservedFailure
        throw new IllegalStateException("mailbox full");
    }
}
