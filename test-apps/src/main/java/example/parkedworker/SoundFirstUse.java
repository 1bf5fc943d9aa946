/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** What is slow only once: a class initialiser that three workers want, a look-up, a seed, TLS with its certificates. */
public final class SoundFirstUse {
    private SoundFirstUse() {}

    public static void main(String[] args) {
        List<CompletableFuture<?>> uses = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            uses.add(CompletableFuture.supplyAsync(() -> {
                together.countDown();
                while (together.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return Tables.primes.length;
            }));
        }
        uses.add(CompletableFuture.supplyAsync(() -> loopback("localhost")));
        uses.add(CompletableFuture.supplyAsync(() -> new SecureRandom().generateSeed(16)));
        uses.add(CompletableFuture.supplyAsync(SoundFirstUse::tls));
        CompletableFuture.allOf(uses.toArray(new CompletableFuture<?>[0])).join();
    }

    private static boolean loopback(String name) {
        try {
            return InetAddress.getByName(name).isLoopbackAddress();
        } catch (java.net.UnknownHostException noSuchName) {
            return false;
        }
    }

    private static int tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSupportedSSLParameters().getCipherSuites().length;
        } catch (java.security.GeneralSecurityException noTls) {
            return 0;
        }
    }

    /** Takes a third of a second to initialise. */
    private static final class Tables {
        private static final boolean[] primes = sieve();

        private static boolean[] sieve() {
            boolean[] composite = new boolean[2_000_000];
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 300_000_000) {
                for (int i = 2; i * i < composite.length; i++) {
                    for (int j = i * i; j < composite.length; j += i) {
                        composite[j] = true;
                    }
                }
            }
            return composite;
        }
    }
}
