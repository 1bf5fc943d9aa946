/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Collects futures of all tasks and reads only the first. */
public final class FaultyFuturesInList {
    private FaultyFuturesInList() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("pages", 2);
        List<Future<Integer>> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int page = i;
            pages.add(pool.submit(() -> load(page)));
        }
        System.out.println("first page has " + pages.get(0).get());
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private static int load(int page) {
        if (page == 3) {
            // finding: UnobservedFailure
            throw new IllegalArgumentException("no such page");
        }
        return 100 + page;
    }
}
