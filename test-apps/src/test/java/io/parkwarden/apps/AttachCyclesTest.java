/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent goes in and out of a service under load again and again, and leaves no trace. */
class AttachCyclesTest {
    private static final int REQUESTS = 1_200;
    private static final int WARM = 2;
    private static final int LOOKS = 10;

    /** Handles of java.lang.runtime.ObjectMethods, each of which may keep one loader softly: see RecordCaches. */
    private static final int SOFTLY_HELD = 4;

    private static final int CYCLES = 5;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void leaves_no_thread_and_no_class_and_fails_no_request(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        try (ChildJvm.Running service = ChildJvm.on(jdk).start("example.shop.FaultyShop", Integer.toString(REQUESTS))) {
            service.await("out.txt", "listening");
            String pid = Long.toString(service.process().pid());
            cycle(pid, WARM);
            cycle(pid, CYCLES);
            assertEquals(List.of(), threads(jdk, pid));
            assertTrue(loaders(jdk, pid) <= SOFTLY_HELD, "each session leaves its loader behind");
            ChildJvm.Ended ended = service.end();
            assertEquals(0, ended.status(), ended::toString);
            assertTrue(ended.out().contains(REQUESTS + " orders answered, 0 failed"), ended::toString);
        }
    }

    private static void cycle(String pid, int times) throws Exception {
        VirtualMachine vm = VirtualMachine.attach(pid);
        try {
            for (int i = 0; i < times; i++) {
                assertEquals("ok 0.1.0 watching", command(vm, "start"));
                String stopped = command(vm, "stop");
                assertTrue(stopped.startsWith("ok 0.1.0 stopped; "), stopped);
                assertEquals("ok 0.1.0 is not watching", command(vm, "status"));
            }
        } finally {
            vm.detach();
        }
    }

    private static String command(VirtualMachine vm, String command) throws Exception {
        vm.loadAgent(ChildJvm.AGENT.toString(), "command=" + command);
        return vm.getSystemProperties().getProperty("parkwarden.status");
    }

    /**
     * Names of the threads that are ours or that come with each session. JFR, once started, keeps a few threads of its
     * own for good; the service's pools may grow.
     */
    private static List<String> threads(Jdk jdk, String pid) throws Exception {
        String printed = ChildJvm.on(jdk).command("jcmd", pid, "Thread.print").out();
        return printed.lines()
                .filter(line -> line.startsWith("\"Parkwarden") || line.startsWith("\"JFR Event Stream"))
                .toList();
    }

    /**
     * The histogram is preceded by a full collection; what was in use a moment ago may need a second one. More sessions
     * are made than the JDK may hold softly.
     */
    private static long loaders(Jdk jdk, String pid) throws Exception {
        long loaders = Long.MAX_VALUE;
        for (int look = 0; look < LOOKS && loaders > SOFTLY_HELD; look++) {
            loaders = 0;
            for (String line : ChildJvm.on(jdk)
                    .command("jcmd", pid, "GC.class_histogram")
                    .out()
                    .lines()
                    .toList()) {
                if (line.contains(" io.parkwarden.agent.IsolatedLoader")) {
                    loaders = Long.parseLong(line.strip().split("\\s+")[1]);
                }
            }
        }
        return loaders;
    }
}
