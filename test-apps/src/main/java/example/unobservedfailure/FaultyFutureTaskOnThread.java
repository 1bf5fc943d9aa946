/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.List;
import java.util.concurrent.FutureTask;

/** Runs a FutureTask on a thread of its own and does not ask it. */
public final class FaultyFutureTaskOnThread {
    private FaultyFutureTaskOnThread() {}

    public static void main(String[] args) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(FaultyFutureTaskOnThread::count);
        Thread thread = new Thread(task, "counter");
        thread.start();
        thread.join();
        System.out.println("done: " + task.isDone());
    }

    private static int count() {
        // finding: UnobservedFailure
        return List.of(1, 2).get(2);
    }
}
