/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executors whose class the configuration declares: one is made for waiting, one is not to be reported. */
// options: pools=example.parkedworker.SoundDeclaredByClass$Mail:blocking;example.*$Legacy:ignore
public final class SoundDeclaredByClass {
    private SoundDeclaredByClass() {}

    public static void main(String[] args) throws Exception {
        Mail mail = new Mail(6);
        for (int i = 0; i < 3; i++) {
            Load.await(Load.submit(mail, 6, () -> Thread.sleep(Later.MILLIS)));
        }
        mail.shutdown();
        Load.run(new Legacy(2), 20, () -> Later.complete("42").join());
        Load.run(new Legacy(2), 20, () -> Thread.sleep(Later.MILLIS));
    }

    private static final class Mail extends ThreadPoolExecutor {
        Mail(int threads) {
            super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Load.named("post"));
        }
    }

    private static final class Legacy extends ThreadPoolExecutor {
        Legacy(int threads) {
            super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Load.named("old"));
        }
    }
}
