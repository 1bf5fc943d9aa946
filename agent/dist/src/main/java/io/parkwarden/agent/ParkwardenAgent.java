/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: at its start ({@code -javaagent}) or when somebody attaches. It does as little as possible here:
 *
 * <ul>
 *   <li>no logging framework, no JMX, no java.nio.file: the application may still configure them in its main;
 *   <li>no class of ByteBuddy or Jackson: they live in the agent's own loader, out of the application's sight;
 *   <li>no exception out: whatever fails, the application starts, unwatched, and one line says why.
 * </ul>
 *
 * Who attaches reads the answer in the system property {@value #STATUS}; who only wants to know whether an agent is
 * there reads it without loading anything.
 */
public final class ParkwardenAgent {
    static final String STATUS = "parkwarden.status";

    private static final String WITH_SECURITY_MANAGER =
            "; with a security manager the policy has to grant java.security.AllPermission to the agent's jar";

    /** Answers commands while a session runs; guarded by the class. */
    private static @Nullable Function<Map<String, String>, String> session;

    private static @Nullable IsolatedLoader loader;

    private ParkwardenAgent() {}

    /** Called by the JVM before the application's main. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        tell(command(arguments, instrumentation, false));
    }

    /** Called by the JVM when somebody attaches, each time. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        tell(command(arguments, instrumentation, true));
    }

    /** An exception out of here would keep the application from starting. */
    private static void tell(String status) {
        try {
            System.setProperty(STATUS, status);
        } catch (SecurityException forbidden) {
            return; // 17 with a security manager: the line on standard error has said what has to be granted
        }
    }

    private static synchronized String command(
            @Nullable String text, Instrumentation instrumentation, boolean attached) {
        String version = String.valueOf(ParkwardenAgent.class.getPackage().getImplementationVersion());
        try {
            Map<String, String> arguments = AgentArguments.parse(text);
            String client = arguments.remove("client");
            String command = arguments.getOrDefault("command", "start");
            if (client != null && !client.equals(version)) {
                return "refused " + version + " is in this JVM already, and speaks with its own version only; use the"
                        + " parkwarden.jar of that version, or stop it first";
            }
            Function<Map<String, String>, String> running = session;
            if (running != null) {
                String answer = running.apply(arguments);
                if (command.equals("stop")) {
                    forget();
                }
                return answer;
            }
            if (!command.equals("start")) {
                return "ok " + version + " is not watching";
            }
            arguments.remove("command");
            session = start(arguments, instrumentation, version, attached);
            return "ok " + version + " watching";
        } catch (Throwable cause) {
            // Whatever it is, from a missing class to an unknown JDK: the application runs on, unwatched.
            forget();
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            System.err.println("Parkwarden " + version + " is not watching: " + root
                    + (root instanceof SecurityException ? WITH_SECURITY_MANAGER : ""));
            return "refused " + version + " could not start: " + root;
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Map<String, String>, String> start(
            Map<String, String> arguments, Instrumentation instrumentation, String version, boolean attached)
            throws ReflectiveOperationException, URISyntaxException, IOException {
        File jar = new File(ParkwardenAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        IsolatedLoader isolated = new IsolatedLoader(jar);
        loader = isolated;
        Class<?> entry = isolated.loadClass("io.parkwarden.core.Entry");
        entry.getMethod("defineHooks", Instrumentation.class).invoke(null, instrumentation);
        isolated.hooked();
        return (Function<Map<String, String>, String>)
                entry.getMethod("start", Map.class, Instrumentation.class, String.class, boolean.class)
                        .invoke(null, arguments, instrumentation, version, attached);
    }

    private static void forget() {
        session = null;
        IsolatedLoader last = loader;
        loader = null;
        if (last != null) {
            last.close();
        }
    }
}
