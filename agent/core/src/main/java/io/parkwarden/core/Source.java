/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import java.util.List;
import java.util.Map;

/**
 * Where facts come from besides the wait probe: it puts them into the {@link io.parkwarden.core.track.FactQueue} that it
 * was made with. {@link Session} calls its sources one after the other, each call on the agent's one thread unless it
 * says otherwise; a call takes no lock of the application and returns soon. A source that throws is said once and asked
 * again at the next turn.
 */
interface Source {
    /** What it looks at, as a sentence goes on after "looks at". */
    String subject();

    /** Names of the detectors that are blind without it, in part at least; empty for what serves all. */
    List<String> detectors();

    /**
     * Detectors that see nothing on this JVM, by name, with the reason: they are listed as not applicable. Asked once,
     * before {@link #begin}.
     */
    default Map<String, String> notApplicable() {
        return Map.of();
    }

    /** The hooks are woven and connected: begins. On the thread that starts the agent. */
    default void begin() {}

    /** A turn of the agent's thread, every 30 ms at best. */
    void turn(long nowNanos);

    /**
     * Something was asked for that must hold all that is known now: the JVM begins to end, or a command wants a report.
     * On the thread that asks. Puts what is still open into the queue.
     */
    default void catchUp() {}

    /** The JVM begins to end, its shutdown hooks have not run. Before {@link #catchUp}, on the thread that ends it. */
    default void exiting() {}

    /** The shutdown hooks have run; the last report is written next. On the thread that ends the JVM. */
    default void ended() {}

    /** Whether it does more than serve its {@link #detectors}: then it begins whichever of them are on. */
    default boolean isShared() {
        return detectors().isEmpty();
    }

    /** Processor time in ns that threads of its own have used so far: looks that are no turn of the agent's thread. */
    default long ownNanos() {
        return 0;
    }

    /** Threads of its own look so many times less often from now on. Turns come less often by themselves. */
    default void slowDown(int times) {}

    /** What the report's coverage has to say of detectors that are on, by name. On any thread. */
    default Map<String, String> remarks() {
        return Map.of();
    }

    /** The watching ends, the JVM goes on: lets go of everything. On the thread that asks. */
    default void stop() {}
}
