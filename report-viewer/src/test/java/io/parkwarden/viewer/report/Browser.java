/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, driven by its DevTools protocol. Used by one thread. */
final class Browser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long LIMIT_SECONDS = 60;
    private static final Map<String, Integer> KEYS = Map.of(
            "Tab",
            9,
            "Enter",
            13,
            " ",
            32,
            "End",
            35,
            "Home",
            36,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private List<Map<String, String>> features = List.of();
    private String session = "";
    private int last;

    /** Where Chromium is, if it is on the path. */
    static Optional<Path> find() {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser(Path chromium) throws Exception {
        profile = Files.createTempDirectory("parkwarden-browser");
        process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread drain = new Thread(() -> drain(process.errorReader(), address), "browser-output");
        drain.setDaemon(true);
        drain.start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address.get(LIMIT_SECONDS, TimeUnit.SECONDS), new Listener())
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        String target = command("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            command(domain + ".enable", Map.of());
        }
    }

    private static void drain(BufferedReader output, CompletableFuture<URI> address) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("DevTools listening on ")) {
                    address.complete(URI.create(line.substring("DevTools listening on ".length())));
                }
            }
        } catch (IOException e) {
            // The stream breaks when the browser is closed.
        }
        address.completeExceptionally(new IOException("chromium ended without an address"));
    }

    /** Opens a page and returns when it is loaded; complaints and requests are counted from here on. */
    void open(Path page) throws Exception {
        complaints.clear();
        requests.clear();
        CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
        awaited.put("Page.loadEventFired", loaded);
        command("Page.navigate", Map.of("url", page.toUri().toString()));
        loaded.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sets the size of the window and the colour scheme of the system. */
    void show(int width, int height, boolean dark) throws Exception {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        // Without motion a page is where it was scrolled to at once.
        features = List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        paper(false);
    }

    void scripts(boolean on) throws Exception {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** The value of an expression, as JSON. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Presses and releases a key such as {@code Tab}, {@code Enter} or {@code ArrowDown}. */
    void press(String key) throws Exception {
        String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
        int code = KEYS.get(key);
        for (String type : List.of("keyDown", "keyUp")) {
            command(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "text", text, "windowsVirtualKeyCode", code));
        }
    }

    /** Moves the mouse with its button down from one point of the window to another. */
    void drag(double fromX, double fromY, double toX, double toY) throws Exception {
        mouse("mousePressed", fromX, fromY, 1);
        mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2, 1);
        mouse("mouseMoved", toX, toY, 1);
        mouse("mouseReleased", toX, toY, 0);
    }

    /** Moves the mouse to a point of the window. */
    void hover(double x, double y) throws Exception {
        mouse("mouseMoved", x, y, 0);
    }

    private void mouse(String type, double x, double y, int buttons) throws Exception {
        command(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        type.equals("mouseMoved") && buttons == 0 ? "none" : "left",
                        "buttons",
                        buttons,
                        "clickCount",
                        1));
    }

    /** The page as a printer gets it: a PDF document. */
    byte[] print() throws Exception {
        JsonNode answer = command("Page.printToPDF", Map.of("printBackground", true));
        return Base64.getDecoder().decode(answer.path("data").asText());
    }

    /** Shows what is made for paper, or for the screen again. */
    void paper(boolean on) throws Exception {
        command("Emulation.setEmulatedMedia", Map.of("media", on ? "print" : "", "features", features));
    }

    /** Errors of the page's scripts and what its content policy forbade. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses that the page asked for, its own included. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** A picture of the whole page, or of its first part if it is long. */
    void screenshot(Path file, int maxHeight) throws Exception {
        JsonNode size = command("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        screenshot(file, 0, Math.min(maxHeight, size.path("height").asInt()));
    }

    /** A picture of the part of the page below {@code top}, in its whole width. */
    void screenshot(Path file, int top, int height) throws Exception {
        JsonNode size = command("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        JsonNode answer = command(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", top, "width", size.path("width").asInt(), "height", height, "scale", 1)));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    private JsonNode command(String method, Map<String, ?> parameters) throws Exception {
        int id = ++last;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        JsonNode reply = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (reply.has("error")) {
            throw new AssertionError(method + ": " + reply.path("error"));
        }
        return reply.path("result");
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        String method = message.path("method").asText();
        JsonNode parameters = message.path("params");
        switch (method) {
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Log.entryAdded" ->
                complaints.add(parameters.path("entry").path("text").asText());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            default -> {}
        }
        CompletableFuture<JsonNode> waiting = awaited.remove(method);
        if (waiting != null) {
            waiting.complete(parameters);
        }
    }

    /** Ends the browser that the constructor started and removes its profile. */
    void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // A child of the browser may still write; the folder is one for temporary files.
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                try {
                    received(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add("not JSON: " + text);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
