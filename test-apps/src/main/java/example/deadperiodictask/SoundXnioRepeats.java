/* SPDX-License-Identifier: Apache-2.0 */
package example.deadperiodictask;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** The worker of Undertow repeats a command on one of its threads, also after it has thrown. */
public final class SoundXnioRepeats {
    private SoundXnioRepeats() {}

    public static void main(String[] args) throws Exception {
        XnioWorker worker = Xnio.getInstance().createWorker(OptionMap.EMPTY);
        CountDownLatch runs = new CountDownLatch(3);
        worker.getIoThread().executeAtInterval(() -> sweep(runs), 5, TimeUnit.MILLISECONDS);
        runs.await();
        worker.shutdownNow();
    }

    private static void sweep(CountDownLatch runs) {
        runs.countDown();
        throw new IllegalStateException("nothing to sweep");
    }
}
