/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import java.security.spec.KeySpec;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password is hashed with many rounds on the virtual thread of its log-in. */
// since: 21
public final class FaultyDigest {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

    private FaultyDigest() {}

    public static void main(String[] args) throws Exception {
        SecretKeyFactory.getInstance(ALGORITHM); // its provider is loaded once, with a lock that others wait for
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return hash("secret");
        });
    }

    private static byte[] hash(String password) throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance(ALGORITHM);
        KeySpec spec = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
        return factory.generateSecret(spec).getEncoded();
    }
}
