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
    private static final int REQUESTS = 600;
    private static final int WARM = 2;
    private static final int CYCLES = 6;

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    void leaves_no_thread_and_no_class_and_fails_no_request(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        try (ChildJvm.Running service = ChildJvm.on(jdk).start("example.shop.FaultyShop", Integer.toString(REQUESTS))) {
            service.await("out.txt", "listening");
            String pid = Long.toString(service.process().pid());
            cycle(pid, WARM);
            List<String> threads = threads(jdk, pid);
            cycle(pid, CYCLES);
            assertEquals(threads, threads(jdk, pid));
            assertTrue(loaders(jdk, pid) <= 1, "each session leaves its loader behind");
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
                assertTrue(command(vm, "stop").startsWith("ok 0.1.0 stopped; "));
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

    /** Names of the threads that are no part of the service: ours, JFR's, the JVM's. The service's pools may grow. */
    private static List<String> threads(Jdk jdk, String pid) throws Exception {
        String printed = ChildJvm.on(jdk).command("jcmd", pid, "Thread.print").out();
        assertTrue(printed.lines().noneMatch(line -> line.startsWith("\"Parkwarden")), printed);
        return printed.lines()
                .filter(line -> line.startsWith("\"JFR") || line.startsWith("\"Attach"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .sorted()
                .toList();
    }

    /** The histogram is preceded by a full collection. The JDK may hold one loader softly: see RecordCaches. */
    private static long loaders(Jdk jdk, String pid) throws Exception {
        for (String line : ChildJvm.on(jdk)
                .command("jcmd", pid, "GC.class_histogram")
                .out()
                .lines()
                .toList()) {
            if (line.endsWith(" io.parkwarden.agent.IsolatedLoader")) {
                return Long.parseLong(line.strip().split("\\s+")[1]);
            }
        }
        return 0;
    }
}
