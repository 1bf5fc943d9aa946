/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import io.parkwarden.viewer.read.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How far the reading of files is, on the error output, where a line can be written over; elsewhere nothing. The time that
 * is left is reckoned from the bytes that were read so far.
 */
final class ReadProgress implements ReportFile.Progress {
    private static final int BAR = 24;
    private static final long EVERY_NANOS = 200_000_000;

    /** What is read sooner needs no bar. */
    private static final long FIRST_NANOS = 700_000_000;

    private final Terminal terminal;
    private final long begin = System.nanoTime();
    private final long all;
    private final int files;
    private long before;
    private int done;
    private long shown = begin + FIRST_NANOS - EVERY_NANOS;
    private boolean open;

    ReadProgress(Terminal terminal, List<Path> files) {
        this.terminal = terminal;
        this.files = files.size();
        this.all =
                terminal.live() ? files.stream().mapToLong(ReadProgress::size).sum() : 0;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // said when it is read
        }
    }

    @Override
    public void at(long bytes) {
        if (terminal.live() && System.nanoTime() - shown >= EVERY_NANOS) {
            shown = System.nanoTime();
            show(before + bytes, shown - begin);
        }
    }

    /** A file is done. */
    void read(Path file) {
        done++;
        if (terminal.live()) {
            before += size(file);
            at(0);
        }
    }

    private void show(long bytes, long nanos) {
        open = true;
        terminal.err()
                .print("\r" + line(bytes, all, nanos) + (files > 1 ? ", file " + (done + 1) + " of " + files : "")
                        + "   ");
        terminal.err().flush();
    }

    /** {@code reading [######      ]  25 %, 12 s left}. */
    static String line(long bytes, long all, long nanos) {
        double share = all <= 0 ? 0 : Math.min(1, bytes / (double) all);
        int filled = (int) Math.round(BAR * share);
        long left = share > 0 ? Math.round(nanos * (1 - share) / share / 1e9) : -1;
        return "reading [" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + Math.round(100 * share) + " %"
                + (left < 0 ? "" : ", " + (left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s") + " left");
    }

    @Override
    public void end() {
        if (open) {
            terminal.err().print("\r" + " ".repeat(79) + "\r");
            terminal.err().flush();
            open = false;
        }
    }
}
