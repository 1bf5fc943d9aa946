/* SPDX-License-Identifier: Apache-2.0 */
package example.fakeasync;

import example.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Waits for a permit, which slows its caller down on purpose, and is asynchronous from then on. */
public final class SoundPermitBeforeSubmit {
    private SoundPermitBeforeSubmit() {}

    private static final Semaphore OPEN = new Semaphore(2);

    public static void main(String[] args) throws Exception {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(call(i));
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }

    private static CompletableFuture<Integer> call(int number) throws InterruptedException {
        OPEN.acquire();
        return Later.complete(number).whenComplete((value, failure) -> OPEN.release());
    }
}
