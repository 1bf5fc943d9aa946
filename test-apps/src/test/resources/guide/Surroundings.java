/* SPDX-License-Identifier: Apache-2.0 */
package guide;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/** What the code in the decision guide takes for granted. Compiled together with it, never run. */
abstract class Surroundings {
    final int connections = 10;
    final int cpus = Runtime.getRuntime().availableProcessors();
    final HttpClient client = HttpClient.newHttpClient();
    Repository repository;
    Directory directory;
    Mailer mailer;

    record Order(long id) {}

    record Price(String text) {}

    record User(String name) {}

    record Portfolio(String name) {}

    record Image(byte[] pixels) {}

    interface Repository {
        Order load(long id);
    }

    interface Directory {
        User find(String name);
    }

    interface Mailer {
        void send(Order order);
    }

    abstract ThreadFactory named(String name);

    abstract HttpRequest request(URI address);

    abstract Price fetch(URI address);

    abstract Price parse(String text);

    abstract Image scale(Image picture);

    abstract double simulate(Portfolio portfolio);

    abstract byte[] readAll(Path path);

    abstract void log(String message, Throwable failure);
}
