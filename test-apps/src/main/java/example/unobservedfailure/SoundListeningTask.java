/* SPDX-License-Identifier: Apache-2.0 */
package example.unobservedfailure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Tasks whose own class looks at the outcome: one in done, one in setException. */
public final class SoundListeningTask {
    private SoundListeningTask() {}

    public static void main(String[] args) throws Exception {
        Thread first = new Thread(new Listening(), "first");
        first.start();
        first.join();
        Thread second = new Thread(new Overriding(), "second");
        second.start();
        second.join();
    }

    private static String load() {
        throw new IllegalStateException("no database");
    }

    private static final class Listening extends FutureTask<String> {
        Listening() {
            super(SoundListeningTask::load);
        }

        @Override
        protected void done() {
            try {
                System.out.println(get());
            } catch (ExecutionException e) {
                System.out.println("failed: " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Overriding extends FutureTask<String> {
        Overriding() {
            super(SoundListeningTask::load);
        }

        @Override
        protected void setException(Throwable failure) {
            System.out.println("failed: " + failure);
            super.setException(failure);
        }
    }
}
