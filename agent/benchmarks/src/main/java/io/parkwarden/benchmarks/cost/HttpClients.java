/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients that each ask over a connection of their own as soon as they have the answer. They do less than a library would,
 * so that the server, on the same machine, has the processors.
 */
final class HttpClients implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int LONGEST_LINE = 1 << 13;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Socket> connections = new ArrayList<>();
    private final List<InputStream> answers = new ArrayList<>();
    private final Histogram latencies = new ConcurrentHistogram(60_000_000_000L, 3);

    HttpClients(int port) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(TIMEOUT_MILLIS);
            connections.add(connection);
            answers.add(new BufferedInputStream(connection.getInputStream()));
        }
    }

    /** Asks until the time is over, in all clients together. Returns how many answers came. */
    long forSoLong(long nanos) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        return all(client -> {
            long asked = 0;
            for (; System.nanoTime() - begin < nanos; asked++) {
                ask(client);
            }
            return asked;
        });
    }

    /** Asks so many times, in all clients together. */
    void ask(long requests) throws IOException, InterruptedException {
        AtomicLong left = new AtomicLong(requests);
        all(client -> {
            while (left.getAndDecrement() > 0) {
                ask(client);
            }
            return 0L;
        });
    }

    /** Times from requests to answers since the last reset, in ns. */
    Histogram latencies() {
        return latencies;
    }

    private interface Asking {
        long by(int client) throws IOException;
    }

    private long all(Asking asking) throws IOException, InterruptedException {
        List<Callable<Long>> shares = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            shares.add(() -> asking.by(client));
        }
        long sum = 0;
        for (Future<Long> share : threads.invokeAll(shares)) {
            try {
                sum += share.get();
            } catch (ExecutionException failed) {
                throw new IOException("a client failed", failed.getCause());
            }
        }
        return sum;
    }

    private void ask(int client) throws IOException {
        InputStream in = answers.get(client);
        long begin = System.nanoTime();
        connections.get(client).getOutputStream().write(REQUEST);
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered: " + status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).trim());
            }
        }
        if (length < 0 || in.readNBytes(length).length < length) {
            throw new EOFException("the answer has no length or is shorter than " + length);
        }
        latencies.recordValue(System.nanoTime() - begin);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdown();
    }
}
