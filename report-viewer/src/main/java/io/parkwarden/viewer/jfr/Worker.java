/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.viewer.jfr;

import org.jspecify.annotations.Nullable;

/**
 * A thread as a recording knows it.
 *
 * @param name its Java name; null for a thread of the JVM itself
 * @param id its Java id; 0 or less for a thread of the JVM itself
 * @param virtual whether it is a virtual thread
 */
public record Worker(@Nullable String name, long id, boolean virtual) {}
