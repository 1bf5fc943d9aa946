/* SPDX-License-Identifier: Apache-2.0 */
package example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** So much of Redis (RESP2) that a client connects and reads a value; each GET takes {@link Later#MILLIS} ms. */
public final class RedisServer {
    private RedisServer() {}

    /** Starts it on a free port. */
    public static LoopbackServer start() throws IOException {
        return LoopbackServer.start(RedisServer::talk);
    }

    private static void talk(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        while (true) {
            List<String> command = new ArrayList<>();
            int words = Integer.parseInt(line(in).substring(1));
            for (int i = 0; i < words; i++) {
                byte[] word = new byte[Integer.parseInt(line(in).substring(1))];
                in.readFully(word);
                line(in);
                command.add(new String(word, US_ASCII));
            }
            out.write(answer(command.get(0)).getBytes(US_ASCII));
            out.flush();
        }
    }

    private static String answer(String command) throws InterruptedException {
        if (command.equals("GET")) {
            Thread.sleep(Later.MILLIS);
            return "$2\r\n42\r\n";
        }
        return command.equals("PING") ? "+PONG\r\n" : "+OK\r\n";
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
