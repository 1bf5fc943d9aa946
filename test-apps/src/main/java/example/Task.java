/* SPDX-License-Identifier: Apache-2.0 */
package example;

/** Something to do that may fail. */
@FunctionalInterface
public interface Task {
    void run() throws Exception;
}
