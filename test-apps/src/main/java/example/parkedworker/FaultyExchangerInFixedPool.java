/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import example.Load;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;

/** Waits for the partner of an exchange while tasks are queued. */
public final class FaultyExchangerInFixedPool {
    private FaultyExchangerInFixedPool() {}

    public static void main(String[] args) throws Exception {
        Load.run(Executors.newFixedThreadPool(2), 8, () -> {
            Exchanger<String> exchanger = new Exchanger<>();
            Later.run(() -> exchanger.exchange("empty"));
            // finding: ParkedWorker exchanger
            exchanger.exchange("full");
        });
    }
}
