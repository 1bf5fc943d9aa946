/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import io.parkwarden.model.Role;
import io.parkwarden.model.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stacks as text, innermost frame first: {@code a.B.method(B.java:12) [role]}, file and role if they matter. Classes of
 * {@code com.acme} are the application's, those of the JDK its own, all others a library's.
 */
final class Stacks {
    private static final Pattern FRAME =
            Pattern.compile("([^(\\s]+)\\.([^.(\\s]+)(?:\\((\\S+?):(\\d+)\\))?(?: \\[(\\S+)])?");

    /** A stack recorded on a JDK, and the word that the test expects of it. */
    record Recorded(int jdk, String name, String expected, List<Frame> frames) {
        @Override
        public String toString() {
            return name + " on " + jdk;
        }
    }

    private Stacks() {}

    static List<Frame> of(String text) {
        List<Frame> frames = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> frames.add(frame(line.trim())));
        return frames;
    }

    private static Frame frame(String line) {
        Matcher frame = FRAME.matcher(line);
        if (!frame.matches()) {
            throw new IllegalArgumentException("not a frame: " + line);
        }
        String type = frame.group(1);
        return new Frame(
                type,
                frame.group(2),
                frame.group(3),
                frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4)),
                origin(type),
                frame.group(5) == null ? Role.NONE : Words.parse(Role.class, frame.group(5)));
    }

    private static Origin origin(String type) {
        if (type.startsWith("com.acme.")) {
            return Origin.APPLICATION;
        }
        return type.matches("(java|javax|jdk|sun)\\..*") ? Origin.JDK : Origin.LIBRARY;
    }

    /** The stacks of the resources {@code <topic>-17.txt}, {@code -21} and {@code -25}. */
    static List<Recorded> recorded(String topic) {
        List<Recorded> all = new ArrayList<>();
        for (int jdk : new int[] {17, 21, 25}) {
            for (String section : read(topic + "-" + jdk + ".txt").split("(?m)^# ")) {
                if (!section.isBlank()) {
                    String[] parts = section.split("\n", 2);
                    String[] title = parts[0].split(": ");
                    all.add(new Recorded(jdk, title[0], title[1], of(parts[1])));
                }
            }
        }
        return all;
    }

    private static String read(String name) {
        try (InputStream in = Stacks.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
