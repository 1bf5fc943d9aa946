/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core;

import io.parkwarden.bootstrap.Hooks;
import java.util.function.Consumer;

/**
 * What hooks could not tell since the watching began, because the agent's code failed on the application's thread or found no
 * room on its stack. The hooks only count; here it is said. For the agent's thread; {@link #count} for any.
 */
final class HookLosses {
    private final int failedBefore = Hooks.lostCalls();
    private final int withoutRoomBefore = Hooks.callsWithoutRoom();

    /** Calls of hooks that told nothing, about. */
    int count() {
        return Hooks.lostCalls() - failedBefore + Hooks.callsWithoutRoom() - withoutRoomBefore;
    }

    /** Says each reason as soon as it is one; the receiver says a sentence once. */
    void note(Consumer<String> notes) {
        if (Hooks.lostCalls() != failedBefore) {
            notes.accept("Parkwarden's code failed on a thread of the application (" + Hooks.lastLost()
                    + "): what it looked at is lost and counted as dropped");
        }
        if (Hooks.callsWithoutRoom() != withoutRoomBefore) {
            notes.accept("a thread of the application was near the end of its stack: what happened there is not"
                    + " looked at and counted as dropped");
        }
    }
}
