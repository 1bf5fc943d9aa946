/* SPDX-License-Identifier: Apache-2.0 */
/** What the agent costs: hooks one by one here, whole processes in {@code cost}. Never published. */
@NullMarked
package io.parkwarden.benchmarks;

import org.jspecify.annotations.NullMarked;
