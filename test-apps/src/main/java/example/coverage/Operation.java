/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Task;

/**
 * An operation of the JDK that blocks, and by which means the agent has to see it.
 *
 * @param group heading in the sheet
 * @param name as a user writes it; a comment {@code // waits: name} stands above the line that has to be named
 * @param kind the kind of wait that has to be told, in the word of the report
 * @param on17 means on JDK 17
 * @param on21 means on JDK 21
 * @param on25 means on JDK 25
 * @param mode how it can be performed
 * @param note why it is not seen, or what else a reader should know; may be empty
 * @param body performs it once, with all that it needs
 */
public record Operation(
        String group, String name, String kind, Seen on17, Seen on21, Seen on25, Mode mode, String note, Task body) {
    /** By which means. */
    public enum Seen {
        HOOK("hook"),
        EVENT("JDK event"),
        LOOKS("looks"),
        NOT("not seen"),
        ABSENT("-");

        private final String word;

        Seen(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How it can be performed. */
    public enum Mode {
        /** It waits for 40 ms and more, and is looked at with the default threshold. */
        SLOW,
        /** Nothing on an ordinary machine slows it down: looked at with a threshold of 100 ns. */
        QUICK,
        /** Like SLOW, in a JVM with {@code --enable-preview}. */
        PREVIEW
    }

    public Seen on(int jdk) {
        return jdk >= 25 ? on25 : jdk >= 21 ? on21 : on17;
    }

    /** Whether it is performed there: looks from outside cannot see what is quick. */
    public boolean performedOn(int jdk) {
        return on(jdk) != Seen.ABSENT && (on(jdk) != Seen.LOOKS || mode != Mode.QUICK);
    }
}
