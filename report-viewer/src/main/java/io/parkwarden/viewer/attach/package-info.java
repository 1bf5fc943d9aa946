/* SPDX-License-Identifier: Apache-2.0 */
/** Attaching the agent to a running JVM and taking it out again. */
@NullMarked
package io.parkwarden.viewer.attach;

import org.jspecify.annotations.NullMarked;
