/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.model.WaitKind;
import java.util.Set;

/**
 * Methods of one JDK class in which a thread may wait.
 *
 * @param className binary name of the class
 * @param methods names of the methods, every non-native overload of each
 * @param kind what is waited for when no frame above tells more
 * @param since first JDK feature release whose bytecode can be woven there
 * @param until last such release
 */
public record WaitPoint(String className, Set<String> methods, WaitKind kind, int since, int until) {
    boolean on(int jdk) {
        return since <= jdk && jdk <= until;
    }
}
