/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

/** Standard error, a line at a time: the application may not have set up its logging yet. */
final class Console {
    private Console() {}

    static void say(String line) {
        StringBuilder printable = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            printable.append(Character.isISOControl(c) ? '?' : c);
        }
        System.err.println(printable);
    }
}
