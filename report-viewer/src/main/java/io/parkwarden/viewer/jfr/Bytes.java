/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A place in a chunk, which moves as it is read. Integers take 1 to 9 bytes, seven bits in each and eight in the ninth,
 * least first (jdk.jfr.internal.consumer.RecordingInput, 17 to 25). Reading past the end throws IndexOutOfBoundsException.
 */
final class Bytes {
    private final ByteBuffer buffer;
    private int at;

    Bytes(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    int position() {
        return at;
    }

    void position(int position) {
        at = position;
    }

    byte next() {
        return buffer.get(at++);
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte b = buffer.get(at++);
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return value | (buffer.get(at++) & 0xFFL) << 56;
    }

    int count() {
        long count = number();
        if (count < 0 || count > buffer.limit()) {
            throw new IllegalStateException("a length of " + count + " in a chunk of " + buffer.limit() + " bytes");
        }
        return (int) count;
    }

    void skipNumber() {
        for (int i = 0; i < 8; i++) {
            if (buffer.get(at++) >= 0) {
                return;
            }
        }
        at++;
    }

    float decimal() {
        at += 4;
        return buffer.getFloat(at - 4);
    }

    double wideDecimal() {
        at += 8;
        return buffer.getDouble(at - 8);
    }

    /** A string that stands here; one that stands among the constants is left to the caller, who gets null as for null. */
    @Nullable
    String text(Constants constants) {
        int encoding = next();
        return switch (encoding) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> constants.string(number());
            case 3 -> bytes(StandardCharsets.UTF_8);
            case 4 -> characters();
            case 5 -> bytes(StandardCharsets.ISO_8859_1);
            default -> throw new IllegalStateException("a string with the unknown encoding " + encoding);
        };
    }

    void skipText() {
        int encoding = next();
        switch (encoding) {
            case 0, 1 -> {}
            case 2 -> skipNumber();
            case 3, 5 -> {
                int length = count();
                at += length;
            }
            case 4 -> {
                for (int left = count(); left > 0; left--) {
                    skipNumber();
                }
            }
            default -> throw new IllegalStateException("a string with the unknown encoding " + encoding);
        }
    }

    private String bytes(java.nio.charset.Charset charset) {
        byte[] bytes = new byte[count()];
        buffer.get(at, bytes);
        at += bytes.length;
        return new String(bytes, charset);
    }

    private String characters() {
        char[] characters = new char[count()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) number();
        }
        return new String(characters);
    }
}
