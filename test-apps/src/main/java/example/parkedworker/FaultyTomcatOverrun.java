/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.Later;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Servlets that wait on two request workers while many more requests queue in Tomcat. */
public final class FaultyTomcatOverrun {
    private FaultyTomcatOverrun() {}

    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "waiting", new Waiting()).addMapping("/");
        tomcat.getConnector().setProperty("maxThreads", "2");
        tomcat.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < 4; i++) {
                IntStream.range(0, 16)
                        .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofString()))
                        .toList()
                        .forEach(reply -> reply.join());
            }
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static final class Waiting extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                // finding: ParkedWorker sleep
                Thread.sleep(Later.MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            response.getWriter().print("42");
        }
    }
}
