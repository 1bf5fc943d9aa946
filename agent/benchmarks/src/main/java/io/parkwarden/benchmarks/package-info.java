/* SPDX-License-Identifier: Apache-2.0 */
/** What the agent's hooks cost code that never waits long. Never published; {@code mvn verify} only compiles it. */
@NullMarked
package io.parkwarden.benchmarks;

import org.jspecify.annotations.NullMarked;
