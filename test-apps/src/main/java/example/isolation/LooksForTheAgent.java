/* SPDX-License-Identifier: Apache-2.0 */
package example.isolation;

import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Prints what the application can load of the agent, and which threads keep the JVM alive. */
public final class LooksForTheAgent {
    private static final List<String> NAMES = List.of(
            "net.bytebuddy.ByteBuddy",
            "com.fasterxml.jackson.core.JsonFactory",
            "io.parkwarden.core.Session",
            "io.parkwarden.detectors.Detectors",
            "io.parkwarden.model.Report");

    private LooksForTheAgent() {}

    public static void main(String[] args) {
        CompletableFuture.runAsync(() -> {}).join();
        for (String name : NAMES) {
            System.out.println(name + " " + isVisible(name));
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Parkwarden") && !thread.isDaemon()) {
                System.out.println("not a daemon: " + thread);
            }
        }
    }

    private static boolean isVisible(String name) {
        try {
            CodeSource source = Class.forName(name, false, ClassLoader.getSystemClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            // The program may have Jackson of its own, as a library that it uses does.
            return source == null || source.getLocation().getPath().endsWith("parkwarden-agent.jar");
        } catch (ClassNotFoundException hidden) {
            return false;
        }
    }
}
