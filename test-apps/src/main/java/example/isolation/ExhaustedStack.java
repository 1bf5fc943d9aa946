/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import example.Later;
import example.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits where the stack of a pool's thread ends: after an overflow it calls something that waits or fails at each frame on its way
 * back, so with a little more room each time. What it prints must be the same without the agent, and a wait with room must
 * be seen afterwards.
 */
public final class ExhaustedStack {
    /** Calls that get through before a descent is over: enough for ten KB of stack and more. */
    private static final int CALLS = 60;

    private static final int LOCALS = 64;
    private static final long MILLIS = 2;

    private ExhaustedStack() {}

    /** Something that waits or fails, and returns how. */
    private interface Call {
        String run() throws Exception;
    }

    /** One descent. */
    private static final class Descent {
        private final Call call;
        private final String expected;
        private int done;

        Descent(Call call, String expected) {
            this.call = call;
            this.expected = expected;
        }

        int descend(int depth) {
            int deepest;
            try {
                deepest = depth == Integer.MAX_VALUE ? depth : descend(depth + 1);
            } catch (StackOverflowError expectedOne) {
                deepest = depth;
            }
            if (done < CALLS) {
                try {
                    String answer = call.run();
                    if (!answer.equals(expected)) {
                        throw new IllegalStateException(answer + " instead of " + expected);
                    }
                } catch (Exception unexpected) {
                    throw new IllegalStateException(unexpected);
                }
                done++;
            }
            return deepest;
        }
    }

    public static void main(String[] args) throws Exception {
        ThreadLocal<Integer>[] locals = locals();
        ExecutorService pool = Load.fixedPool("deep", 2);
        descend(pool, locals, "parks", ExhaustedStack::park, "parked");
        descend(pool, locals, "fails", ExhaustedStack::fail, "java.lang.IllegalStateException: mine");
        descend(pool, locals, "gets", ExhaustedStack::get, "timed out");
        descend(pool, locals, "sleeps", ExhaustedStack::sleep, "slept");
        System.out.println("frames " + StackWalker.getInstance().walk(frames -> frames.count() > 0));
        System.out.println(
                "mapped " + new ConcurrentHashMap<String, Integer>().computeIfAbsent("key", key -> key.length()));
        Load.await(Load.submit(pool, 6, () -> {
            CountDownLatch replied = new CountDownLatch(1);
            Later.run(replied::countDown);
            // finding: ParkedWorker latch
            replied.await();
        }));
        pool.shutdown();
    }

    private static void descend(
            ExecutorService pool, ThreadLocal<Integer>[] locals, String name, Call call, String expected)
            throws Exception {
        call.run(); // a class that is initialised where no stack is left stays broken, agent or not
        Descent descent = new Descent(call, expected);
        String said = pool.submit(() -> {
                    for (int i = 0; i < locals.length; i++) {
                        locals[i].set(i);
                    }
                    boolean deep = descent.descend(0) > 100;
                    int sum = 0;
                    for (ThreadLocal<Integer> local : locals) {
                        sum += local.get();
                    }
                    return "deep " + deep + ", " + descent.done + " calls, locals " + sum;
                })
                .get(60, TimeUnit.SECONDS);
        System.out.println(name + ": " + said);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ThreadLocal<Integer>[] locals() {
        List<ThreadLocal<Integer>> locals = new ArrayList<>();
        for (int i = 0; i < LOCALS; i++) {
            locals.add(new ThreadLocal<>());
        }
        return locals.toArray(new ThreadLocal[0]);
    }

    private static String park() {
        LockSupport.parkNanos(MILLIS * 1_000_000);
        return "parked";
    }

    private static String sleep() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(MILLIS);
        return "slept";
    }

    private static String fail() throws InterruptedException {
        CompletableFuture<String> future = new CompletableFuture<>();
        future.completeExceptionally(new IllegalStateException("mine"));
        try {
            return future.get();
        } catch (ExecutionException expected) {
            return String.valueOf(expected.getCause());
        }
    }

    private static String get() throws InterruptedException, ExecutionException {
        try {
            return new CompletableFuture<String>().get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException expected) {
            return "timed out";
        }
    }
}
