/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.attach.Watch;
import java.time.Duration;

/** Progress on the error output: one line that is written over, where the terminal can; steps only, where it cannot. */
final class Narration implements Watch.Progress {
    private static final int BAR = 24;

    private final Terminal terminal;
    private boolean open;
    private long shown = -1;

    Narration(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void say(String sentence) {
        if (open) {
            terminal.err().print("\r" + " ".repeat(Math.min(terminal.width(), 80) - 1) + "\r");
            open = false;
        }
        if (!sentence.isEmpty()) {
            terminal.err().println(sentence);
        }
        terminal.err().flush();
    }

    @Override
    public void elapsed(Duration elapsed, Duration total) {
        if (!terminal.live() || elapsed.toSeconds() == shown) {
            return;
        }
        shown = elapsed.toSeconds();
        int filled = (int) (BAR * elapsed.toMillis() / Math.max(1, total.toMillis()));
        terminal.err()
                .print("\rwatching [" + "#".repeat(Math.min(BAR, filled)) + " ".repeat(Math.max(0, BAR - filled)) + "] "
                        + shown + " of " + total.toSeconds() + " s, Ctrl-C to end early ");
        terminal.err().flush();
        open = true;
    }
}
