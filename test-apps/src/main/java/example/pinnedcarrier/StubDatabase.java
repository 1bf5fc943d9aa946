/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Speaks as much of PostgreSQL's protocol (version 3, simple queries) as a driver needs to believe it has a database. It
 * answers each query of the program a little later.
 */
final class StubDatabase implements AutoCloseable {
    private final ServerSocket server;
    private final Driver driver;
    private final long millis;

    StubDatabase(String version, long millis) throws Exception {
        this.millis = millis;
        driver = driver(version);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept, "stub-database");
    }

    /** That version of the driver, in a class loader of its own. */
    private static Driver driver(String version) throws Exception {
        Path classes = Path.of(StubDatabase.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        URL jar = classes.resolveSibling("program-libraries")
                .resolve("postgresql-" + version + ".jar")
                .toUri()
                .toURL();
        // Not closed: the driver is used until the program ends.
        ClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        return (Driver) loader.loadClass("org.postgresql.Driver")
                .getDeclaredConstructor()
                .newInstance();
    }

    /** A new connection. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "test");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("ApplicationName", "");
        return driver.connect("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/test", properties);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                start(() -> serve(socket), "stub-database-connection");
            }
        } catch (IOException closed) {
            // the program is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            in.readNBytes(in.readInt() - 4); // start-up
            message(out, 'R', new byte[4]); // authentication is fine
            parameter(out, "server_version", "15.0");
            parameter(out, "client_encoding", "UTF8");
            parameter(out, "DateStyle", "ISO, MDY");
            parameter(out, "standard_conforming_strings", "on");
            parameter(out, "integer_datetimes", "on");
            ready(out);
            for (int type = in.read(); type == 'Q'; type = in.read()) {
                String query = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
                if (query.startsWith("SELECT 1")) {
                    Thread.sleep(millis);
                }
                message(out, 'C', text("SET"));
                ready(out);
            }
        } catch (IOException closed) {
            // the driver has closed the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void parameter(DataOutputStream out, String name, String value) throws IOException {
        message(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private static void ready(DataOutputStream out) throws IOException {
        message(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
