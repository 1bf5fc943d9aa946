/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import java.util.stream.IntStream;

/** Sleeps in a parallel stream, whose tasks run on the common pool and on the caller. */
public final class FaultySleepInParallelStream {
    private FaultySleepInParallelStream() {}

    public static void main(String[] args) {
        IntStream.range(0, 16).parallel().forEach(FaultySleepInParallelStream::retry);
    }

    private static void retry(int attempt) {
        try {
            // finding: ParkedWorker sleep
            Thread.sleep(Later.MILLIS + attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
