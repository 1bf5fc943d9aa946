/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import java.util.List;

/** A failure goes through a transformation into the future of a list, which is dropped. */
public final class FaultyGuavaAllAsList {
    private FaultyGuavaAllAsList() {}

    public static void main(String[] args) {
        SettableFuture<String> first = SettableFuture.create();
        SettableFuture<String> second = SettableFuture.create();
        ListenableFuture<Integer> length = Futures.transform(first, String::length, MoreExecutors.directExecutor());
        ListenableFuture<List<Object>> both = Futures.allAsList(List.of(length, second));
        second.set("b");
        // finding: UnobservedFailure
        first.setException(new IllegalArgumentException("not a name"));
        System.out.println("done: " + both.isDone());
    }
}
