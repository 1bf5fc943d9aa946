/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

/** Names of virtual threads for people: most have none of their own. */
final class VirtualNames {
    private VirtualNames() {}

    /** Its name, or {@code virtual #42} if it has none. */
    static String of(Thread thread) {
        String name = ThreadNames.of(thread);
        return name.isEmpty() ? "virtual #" + thread.getId() : name;
    }
}
