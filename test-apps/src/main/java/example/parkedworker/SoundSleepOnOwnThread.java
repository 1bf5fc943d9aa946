/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.ArrayList;
import java.util.List;

/** Sleeps on threads that the program made itself. */
public final class SoundSleepOnOwnThread {
    private SoundSleepOnOwnThread() {}

    public static void main(String[] args) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(Later.run(() -> Thread.sleep(Later.MILLIS)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
