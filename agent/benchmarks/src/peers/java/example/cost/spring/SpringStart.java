/* SPDX-License-Identifier: Apache-2.0 */
package example.cost.spring;

import example.cost.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Starts the application, asks it once and ends it. */
public final class SpringStart {
    private SpringStart() {}

    /** The program. */
    public static void main(String[] arguments) throws IOException {
        SpringService service = new SpringService();
        try (InputStream in = new URL("http://127.0.0.1:" + service.port() + '/').openStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.equals(Service.ANSWER)) {
                throw new IOException("not the answer: " + answer);
            }
        } finally {
            service.end();
        }
    }
}
