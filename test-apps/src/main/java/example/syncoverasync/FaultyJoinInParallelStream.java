/* SPDX-License-Identifier: Apache-2.0 */
package example.syncoverasync;

import example.Later;
import java.util.List;
import java.util.stream.IntStream;

/** Joins a future for each element of a parallel stream. */
public final class FaultyJoinInParallelStream {
    private FaultyJoinInParallelStream() {}

    public static void main(String[] args) {
        List<String> prices = IntStream.range(0, 16)
                .parallel()
                .mapToObj(FaultyJoinInParallelStream::price)
                .toList();
        if (prices.size() != 16) {
            throw new IllegalStateException("lost a price");
        }
    }

    private static String price(int product) {
        // finding: SyncOverAsync future
        return Later.complete("price of " + product).join();
    }
}
