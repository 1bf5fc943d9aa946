/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent is loaded into a running service by the JDK's own jcmd, and a recording is started after that. */
class LateRecordingTest {
    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {17, 21, 25})
    @Timeout(120)
    void a_recording_that_is_started_after_the_attach_has_the_events(int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        ChildJvm jvm = ChildJvm.on(jdk);
        Path recording = jvm.directory().resolve("late.jfr");
        try (ChildJvm.Running service = jvm.start("example.shop.FaultyShop", "1000000")) {
            service.await("out.txt", "listening");
            String pid = Long.toString(service.process().pid());
            jcmd(jdk, pid, "JVMTI.agent_load", ChildJvm.AGENT.toString());
            service.await("err.txt", "Parkwarden 0.1.0 watches ");
            jcmd(jdk, pid, "JFR.start", "name=late");
            Set<String> seen = new TreeSet<>();
            while (!seen.containsAll(Set.of("parkwarden.Run", "parkwarden.Wait", "parkwarden.Stack"))) {
                assertTrue(service.process().isAlive(), () -> "the service ended; the recording has " + seen);
                jcmd(jdk, pid, "JFR.dump", "name=late", "filename=" + recording);
                for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
                    seen.add(event.getEventType().getName());
                }
                Files.delete(recording);
            }
        }
    }

    private static void jcmd(Jdk jdk, String... arguments) throws Exception {
        ChildJvm.Ended ended = ChildJvm.on(jdk).command("jcmd", arguments);
        assertEquals(0, ended.status(), ended::toString);
    }
}
