/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.VirtualThreads;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with virtual threads, and a servlet that sorts its page's list. */
// since: 21
public final class FaultyTomcatServlet {
    private FaultyTomcatServlet() {}

    /** A long list, in order. */
    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            // finding: HoggedCarrier
            String list = list();
            response.getWriter().print(list);
        }

        private static String list() {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            long end = System.nanoTime() + 1_500_000_000;
            for (int i = 0; System.nanoTime() < end; i = (i + 1) % 10_000) {
                names.add("Name " + i * 31 % 10_000);
            }
            return String.join(",", names);
        }
    }

    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().getProtocolHandler().setExecutor(VirtualThreads.perTask());
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", new Page()).addMapping("/list");
        tomcat.start();
        HttpClient client = HttpClient.newHttpClient();
        String address = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
        HttpRequest none = HttpRequest.newBuilder(URI.create(address + "/none")).build();
        client.send(none, BodyHandlers.discarding()); // Tomcat sets itself up in its first request, under monitors
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/list")).build();
        CompletableFuture<?>[] pages = new CompletableFuture<?>[8];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = client.sendAsync(request, BodyHandlers.ofString());
        }
        CompletableFuture.allOf(pages).join();
        tomcat.stop();
        tomcat.destroy();
    }
}
