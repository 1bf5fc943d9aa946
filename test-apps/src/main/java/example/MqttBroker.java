/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** So much of MQTT 3.1.1 that a client connects and subscribes; what it publishes (QoS 0) it gets back. */
public final class MqttBroker {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int UNSUBSCRIBE = 10;
    private static final int PING = 12;
    private static final int DISCONNECT = 14;

    private MqttBroker() {}

    /** Starts it on a free port. */
    public static LoopbackServer start() throws IOException {
        return LoopbackServer.start(MqttBroker::talk);
    }

    private static void talk(DataInputStream in, DataOutputStream out) throws IOException {
        int type;
        do {
            int first = in.readUnsignedByte();
            type = first >> 4;
            byte[] body = new byte[length(in)];
            in.readFully(body);
            switch (type) {
                case CONNECT -> out.write(new byte[] {0x20, 2, 0, 0});
                case SUBSCRIBE -> out.write(new byte[] {(byte) 0x90, 3, body[0], body[1], 0});
                case UNSUBSCRIBE -> out.write(new byte[] {(byte) 0xb0, 2, body[0], body[1]});
                case PING -> out.write(new byte[] {(byte) 0xd0, 0});
                case PUBLISH -> {
                    out.writeByte(first);
                    out.writeByte(body.length); // the programs' messages are shorter than 128 bytes
                    out.write(body);
                }
                default -> {} // acknowledgements need no answer
            }
            out.flush();
        } while (type != DISCONNECT);
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int part;
        do {
            part = in.readUnsignedByte();
            length |= (part & 0x7f) << shift;
            shift += 7;
        } while (part >= 0x80);
        return length;
    }
}
