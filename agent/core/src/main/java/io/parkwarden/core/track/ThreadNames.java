/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

/** Names of threads as they are kept and told: an application may give a thread a name of any length. Stateless. */
final class ThreadNames {
    private static final int LONGEST = 256;

    private ThreadNames() {}

    /** Its name, the first {@value #LONGEST} characters of it at most. Allocates only where there are more. */
    static String of(Thread thread) {
        return cut(thread.getName());
    }

    /** The same of a name that a recorded event has. */
    static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
