/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Origin;
import java.util.List;

/**
 * By whom a task's thread was chosen: what stands on the stack between the worker's loop and the first line of the
 * application tells. A server that calls a handler on a worker for this request chose the thread for it; moving what the
 * handler computes would only swap pools. Stateless.
 */
final class TaskOrigin {
    /** What runs tasks in the name of who hands them over, outside the JDK. */
    private static final String[] PASSES_ON = {
        "reactor.core.",
        "io.reactivex.",
        "io.vertx.core.",
        "io.netty.util.",
        "com.google.common.util.concurrent.",
        "io.smallrye.",
        "kotlin.",
        "kotlinx.coroutines.",
        "scala.concurrent.",
        "akka.dispatch.",
        "org.apache.pekko.dispatch.",
        "org.apache.commons.lang3.concurrent.",
        "org.springframework.core.task.",
        "org.springframework.scheduling.",
        "org.springframework.aop.",
        "org.springframework.util.",
        "org.springframework.security.concurrent.",
        "io.micrometer.",
        "io.opentelemetry.",
        "io.opentracing.",
        "brave."
    };

    /** Parts of the JDK that call the application for a request or an event of their own. */
    private static final String[] SERVERS = {"sun.net.httpserver.", "com.sun.net.httpserver.", "sun.rmi.", "sun.nio.ch."
    };

    private TaskOrigin() {}

    /** Whether the application, or what only passes tasks on, handed the task to its executor. */
    static boolean isHandedOver(List<Frame> frames) {
        int first = frames.size() - 1;
        while (first >= 0 && frames.get(first).origin() != Origin.APPLICATION) {
            if (!passesOn(frames.get(first))) {
                return false;
            }
            first--;
        }
        return first >= 0;
    }

    private static boolean passesOn(Frame frame) {
        String name = frame.className();
        if (frame.origin() == Origin.JDK) {
            return !startsWith(name, SERVERS);
        }
        return startsWith(name, PASSES_ON) || ClassNames.isGenerated(name);
    }

    private static boolean startsWith(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
