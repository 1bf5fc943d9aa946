/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Of two failures in one list the first is received; failures of successfulAsList are nulls, as it says. */
public final class SoundGuavaLists {
    private SoundGuavaLists() {}

    public static void main(String[] args) throws Exception {
        SettableFuture<String> first = SettableFuture.create();
        SettableFuture<String> second = SettableFuture.create();
        var both = Futures.allAsList(List.of(first, second));
        first.setException(new IllegalStateException("first"));
        second.setException(new IllegalArgumentException("second"));
        try {
            both.get();
        } catch (ExecutionException e) {
            System.out.println("failed: " + e.getCause());
        }
        SettableFuture<String> third = SettableFuture.create();
        var some = Futures.successfulAsList(List.of(third));
        third.setException(new UnsupportedOperationException("third"));
        System.out.println(some.get());
    }
}
