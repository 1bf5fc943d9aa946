/* SPDX-License-Identifier: Apache-2.0 */
package example.hoggedeventloop;

import example.Computing;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Computes on Tomcat's request workers; its poller selects on a thread of its own. */
public final class SoundTomcatServlet {
    private SoundTomcatServlet() {}

    public static void main(String[] args) throws Exception {
        Packing pack = new Packing(Computing.page(200));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "pack", pack).addMapping("/");
        tomcat.getConnector();
        tomcat.start();
        try {
            Calls.http(tomcat.getConnector().getLocalPort(), 6);
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static final class Packing extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient byte[] page;

        Packing(byte[] page) {
            this.page = page;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            Computing.packer(page).deflate(Computing.ROOM);
            response.getWriter().print("42");
        }
    }
}
