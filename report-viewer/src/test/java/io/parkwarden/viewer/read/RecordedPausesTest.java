/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parkwarden.viewer.jfr.Chunk;
import io.parkwarden.viewer.jfr.Event;
import io.parkwarden.viewer.jfr.RecordingFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real pauses, of collections that are asked for. */
class RecordedPausesTest {
    /** The reader's clock and the JDK's round ticks differently. */
    private static final long ROUNDING_NANOS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void pauses_are_taken_off_as_far_as_they_lie_in_a_wait() throws Exception {
        Path file = record("jdk.GCPhasePause");
        List<RecordedEvent> collections = jdk.jfr.consumer.RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.GCPhasePause"))
                .toList();
        assertTrue(collections.size() >= 2, "the JVM collected: " + collections);
        RecordedPauses pauses = read(file);

        long sum = collections.stream()
                .mapToLong(event -> event.getDuration().toNanos())
                .sum();
        RecordedEvent one = collections.get(0);
        long begin = nanos(one.getStartTime());
        long length = one.getDuration().toNanos();
        assertNear(length, pauses.within(begin, begin + length));
        assertNear(length / 2, pauses.within(begin + length - length / 2, begin + length));
        assertNear(sum, pauses.within(begin - 3_600_000_000_000L, begin + 3_600_000_000_000L));
        assertEquals(0, pauses.within(begin - 2_000, begin - 1_000));
    }

    @Test
    void a_collection_that_is_an_operation_as_well_is_one_pause() throws Exception {
        Path file = record("jdk.GCPhasePause", "jdk.ExecuteVMOperation");
        List<RecordedEvent> operations = jdk.jfr.consumer.RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecuteVMOperation"))
                .filter(event -> event.getBoolean("safepoint"))
                .toList();
        long outer = operations.stream()
                .mapToLong(event -> event.getDuration().toNanos())
                .sum();
        long begin = nanos(operations.get(0).getStartTime());
        assertNear(outer, read(file).within(begin - 3_600_000_000_000L, begin + 3_600_000_000_000L));
    }

    private Path record(String... events) throws Exception {
        Path file = folder.resolve("pauses.jfr");
        try (Recording recording = new Recording()) {
            Stream.of(events).forEach(name -> recording.enable(name).withThreshold(Duration.ZERO));
            recording.start();
            System.gc();
            System.gc();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static RecordedPauses read(Path file) throws Exception {
        RecordedPauses pauses = new RecordedPauses();
        Map<String, Consumer<Event>> readers = new HashMap<>();
        pauses.addTo(readers);
        try (RecordingFile recording = new RecordingFile(file)) {
            for (Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
                chunk.read(readers::get, bytes -> {});
            }
        }
        pauses.arrange();
        return pauses;
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static void assertNear(long expected, long actual) {
        assertTrue(Math.abs(expected - actual) <= ROUNDING_NANOS * 20, expected + " ns, but " + actual);
    }
}
