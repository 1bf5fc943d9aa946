/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.math.BigInteger;

/** Arithmetic on large numbers. */
// since: 21
public final class FaultyBigPower {
    private FaultyBigPower() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return power(BigInteger.TEN.pow(2_000).add(BigInteger.ONE));
        });
    }

    private static int power(BigInteger base) {
        BigInteger result = BigInteger.ONE;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            result = result.multiply(base).mod(base.shiftRight(1));
        }
        return result.bitLength();
    }
}
