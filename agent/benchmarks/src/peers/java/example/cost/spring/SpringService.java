/* SPDX-License-Identifier: Apache-2.0 */
package example.cost.spring;

import example.cost.Service;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The application on Tomcat at a port of the system's choice. */
public final class SpringService implements Service {
    private final ServletWebServerApplicationContext context = start();

    /** Starts the application; it answers when this returns. */
    public SpringService() {}

    private static ServletWebServerApplicationContext start() {
        SpringApplication application = new SpringApplication(Shop.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "server.tomcat.max-keep-alive-requests", "-1", // else Tomcat closes a connection after a hundred
                "spring.main.banner-mode", "off"));
        return (ServletWebServerApplicationContext) application.run();
    }

    @Override
    public int port() {
        return context.getWebServer().getPort();
    }

    @Override
    public void end() {
        context.close();
    }

    /** The application. */
    @SpringBootApplication
    public static class Shop {
        /** The one thing it does. */
        @RestController
        public static class Orders {
            /** Answers every request alike. */
            @GetMapping("/")
            public ResponseEntity<String> order() {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .contentLength(ANSWER.length())
                        .body(ANSWER);
            }
        }
    }
}
