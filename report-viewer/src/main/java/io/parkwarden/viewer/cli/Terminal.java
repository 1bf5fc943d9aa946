/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where results and narration go, and what the place can show. Results are on {@code out}, all else on {@code err}. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean colour;
    private final boolean live;
    private final boolean redraws;
    private final int width;

    /** The terminal of this process. */
    Terminal(Map<String, String> environment) {
        this(
                writer(System.out, environment),
                writer(System.err, environment),
                isTerminal(1) && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM")),
                isTerminal(2) && !"dumb".equals(environment.get("TERM")),
                isTerminal(1) && !"dumb".equals(environment.get("TERM")),
                width(environment));
    }

    /** A place that is no terminal. */
    Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live, int width) {
        this(out, err, colour, live, false, width);
    }

    private Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live, boolean redraws, int width) {
        this.out = out;
        this.err = err;
        this.colour = colour;
        this.live = live;
        this.redraws = redraws;
        this.width = width;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Whether results may have colour. */
    boolean colour() {
        return colour;
    }

    /** Whether a line of the narration can be written over. */
    boolean live() {
        return live;
    }

    /** Whether results can be written over, as a table that is refreshed is. */
    boolean redraws() {
        return redraws;
    }

    /** Columns. */
    int width() {
        return width;
    }

    /** JDK 17 writes in the platform's encoding, which is ASCII where no locale is set; then names would be lost. */
    private static PrintWriter writer(OutputStream stream, Map<String, String> environment) {
        String locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        boolean windows = File.separatorChar == '\\';
        Charset charset = windows || locale.contains("ISO") || locale.contains("8859")
                ? Charset.defaultCharset()
                : StandardCharsets.UTF_8;
        return new PrintWriter(stream, true, charset);
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String place = Files.readSymbolicLink(link).toString();
                return place.startsWith("/dev/pts/") || place.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return consoleIsTerminal();
    }

    /** Elsewhere the JDK knows only whether input and output together are a terminal; from 22 on it has to be asked. */
    @SuppressWarnings(
            "SystemConsoleNull") // the answer for 22 and newer is the method's, the null check is for older ones
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true; // before 22 there is a console only at a terminal
        }
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.get("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(columns);
        }
        return isTerminal(1) ? askTerminal() : USUAL_WIDTH;
    }

    private static int askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream answer = stty.getInputStream()) {
                String[] size = new String(answer.readAllBytes(), StandardCharsets.US_ASCII)
                        .strip()
                        .split(" ", -1);
                int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
                return columns > 0 ? columns : USUAL_WIDTH;
            }
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH; // no stty here, which is no reason to fail
        }
    }
}
