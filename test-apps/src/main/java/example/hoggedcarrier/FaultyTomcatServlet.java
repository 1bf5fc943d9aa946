/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedcarrier;

import example.Later;
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
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with virtual threads, and a servlet that computes its page. */
// since: 21
public final class FaultyTomcatServlet {
    private FaultyTomcatServlet() {}

    /** Computes for a while. */
    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            // finding: HoggedCarrier
            response.getWriter().print(Later.spin(1_000));
        }
    }

    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().getProtocolHandler().setExecutor(VirtualThreads.perTask());
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", new Page()).addMapping("/");
        tomcat.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/"))
                .build();
        CompletableFuture<?>[] pages = new CompletableFuture<?>[8];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = client.sendAsync(request, BodyHandlers.ofString());
        }
        CompletableFuture.allOf(pages).join();
        tomcat.stop();
        tomcat.destroy();
    }
}
