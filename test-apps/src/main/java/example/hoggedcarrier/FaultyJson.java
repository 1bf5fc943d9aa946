/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import example.VirtualThreads;
import java.io.IOException;

/** A large document is written and read by Jackson on virtual threads that answer requests. */
// since: 21
public final class FaultyJson {
    private FaultyJson() {}

    private static final JsonFactory JSON = new JsonFactory();

    public static void main(String[] args) throws Exception {
        String document = "[" + "{\"id\":1,\"name\":\"item\",\"tags\":[1,2,3]},".repeat(20_000) + "null]";
        VirtualThreads.call(8, () -> {
            Thread.sleep(5);
            // finding: HoggedCarrier
            return tokens(document);
        });
    }

    private static long tokens(String document) throws IOException {
        long tokens = 0;
        long end = System.nanoTime() + 1_500_000_000;
        while (System.nanoTime() < end) {
            try (JsonParser parser = JSON.createParser(document)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }
}
