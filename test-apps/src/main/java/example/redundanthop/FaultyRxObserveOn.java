/* SPDX-License-Identifier: Apache-2.0 */
package example.redundanthop;

import example.Load;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Observes on the scheduler that the value comes from. */
public final class FaultyRxObserveOn {
    private FaultyRxObserveOn() {}

    public static void main(String[] args) {
        ExecutorService pool = Load.fixedPool("observers", 3);
        Scheduler scheduler = Schedulers.from(pool);
        Orders.take(400_000, order -> {
            CompletableFuture<Integer> done = new CompletableFuture<>();
            // finding: RedundantHop
            Disposable unused = Single.<Integer>fromCallable(() -> order)
                    .subscribeOn(scheduler)
                    .observeOn(scheduler)
                    .map(price -> price + 1)
                    .subscribe(price -> done.complete(price), done::completeExceptionally);
            return done;
        });
        pool.shutdown();
    }
}
