/* SPDX-License-Identifier: Apache-2.0 */
package example.poolstarvation;

import example.Load;
import example.Standstill;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Methods that a proxy makes asynchronous, all on one pool, and one that calls another. */
public final class FaultyAsyncMethods {
    private FaultyAsyncMethods() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Load.fixedPool("async-methods", 1);
        Prices prices = async(Prices.class, pool, () -> CompletableFuture.completedFuture(42));
        Orders orders = async(Orders.class, pool, new Service(prices));
        orders.order();
        Standstill.watch();
    }

    /** What the application calls. */
    public interface Prices {
        Future<Integer> price();
    }

    /** What the application calls. */
    public interface Orders {
        Future<Integer> order();
    }

    private record Service(Prices prices) implements Orders {
        @Override
        public Future<Integer> order() {
            try {
                // finding: PoolStarvation
                return CompletableFuture.completedFuture(prices.price().get() + 1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> T async(Class<T> type, ExecutorService pool, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> pool.submit(() -> ((Future<?>) method.invoke(target, arguments)).get())));
    }
}
