/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import example.SlowWebServer;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Host names, HTTP, RMI, JNDI, JDBC, random seeds. */
final class NetworkServiceOperations {
    private static final String DATABASE = "jdbc:h2:mem:coverage;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";

    private NetworkServiceOperations() {}

    static void addTo(Sheet sheet) {
        sheet.group("Network services");
        sheet.slow("HttpURLConnection", "http", () -> {
            try (SlowWebServer server = SlowWebServer.start()) {
                var connection = server.page().toURL().openConnection();
                // waits: HttpURLConnection
                connection.getInputStream().close();
            }
        });
        sheet.slow("HttpClient.send", "http", () -> {
            try (SlowWebServer server = SlowWebServer.start()) {
                HttpClient client = HttpClient.newHttpClient();
                HttpRequest request = HttpRequest.newBuilder(server.page()).build();
                // waits: HttpClient.send
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        });
        sheet.slow("HttpClient.sendAsync().join", "future", () -> {
            try (SlowWebServer server = SlowWebServer.start()) {
                HttpClient client = HttpClient.newHttpClient();
                HttpRequest request = HttpRequest.newBuilder(server.page()).build();
                var answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
                // waits: HttpClient.sendAsync().join
                answer.join();
            }
        });
        sheet.slow("RMI call", "remote-call", () -> {
            Slow local = new SlowService();
            Slow remote = (Slow) UnicastRemoteObject.exportObject(local, 0);
            try {
                // waits: RMI call
                remote.answer();
            } finally {
                UnicastRemoteObject.unexportObject(local, true);
            }
        });
        sheet.slow("JNDI look-up by LDAP", "directory", () -> {
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Hashtable<String, String> environment = new Hashtable<>();
                environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
                environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:" + silent.getLocalPort());
                environment.put("com.sun.jndi.ldap.connect.timeout", "200");
                environment.put("com.sun.jndi.ldap.read.timeout", "200");
                // waits: JNDI look-up by LDAP
                new InitialDirContext(environment);
            } catch (NamingException e) {
                return; // nobody answers
            }
        });
        sheet.add("JDBC: row lock in H2", "jdbc", Seen.EVENT, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", () -> {
            try (Connection holder = DriverManager.getConnection(DATABASE);
                    Connection connection = DriverManager.getConnection(DATABASE);
                    Statement held = holder.createStatement();
                    Statement waiting = connection.createStatement()) {
                held.execute("CREATE TABLE IF NOT EXISTS stock (id INT PRIMARY KEY, amount INT)");
                held.execute("MERGE INTO stock VALUES (1, 1000)");
                holder.setAutoCommit(false);
                held.executeUpdate("UPDATE stock SET amount = 1 WHERE id = 1");
                Late.run(holder::commit);
                // waits: JDBC: row lock in H2
                waiting.executeUpdate("UPDATE stock SET amount = 2 WHERE id = 1");
            }
        });
        sheet.quick("InetAddress.getByName", "dns", () -> {
            // waits: InetAddress.getByName
            InetAddress.getByName("localhost");
        });
        sheet.quick("InetAddress.getCanonicalHostName", "dns", () -> {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            // waits: InetAddress.getCanonicalHostName
            address.getCanonicalHostName();
        });
        sheet.quick("new InetSocketAddress(String, int)", "dns", () -> {
            // waits: new InetSocketAddress(String, int)
            new InetSocketAddress("localhost", 80);
        });
        sheet.quick("InetAddress.isReachable", "socket-connect", () -> {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            // waits: InetAddress.isReachable
            address.isReachable(100);
        });
        sheet.quick("SecureRandom.generateSeed", "random", () -> {
            SecureRandom random = SecureRandom.getInstance("NativePRNG");
            // waits: SecureRandom.generateSeed
            random.generateSeed(8);
        });
    }

    /** Answers late. */
    public interface Slow extends Remote {
        String answer() throws RemoteException;
    }

    private static final class SlowService implements Slow {
        @Override
        public String answer() {
            try {
                Thread.sleep(Later.MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        }
    }
}
