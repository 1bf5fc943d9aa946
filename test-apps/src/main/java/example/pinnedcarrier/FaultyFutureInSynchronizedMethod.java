/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.Later;
import example.VirtualThreads;

/** A synchronized method of a client waits for an answer. */
// since: 21
public final class FaultyFutureInSynchronizedMethod {
    private FaultyFutureInSynchronizedMethod() {}

    private static final class Client {
        synchronized int ask() {
            // finding[21]: PinnedCarrier future
            return Later.complete(1).join();
        }
    }

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(12, () -> new Client().ask());
    }
}
