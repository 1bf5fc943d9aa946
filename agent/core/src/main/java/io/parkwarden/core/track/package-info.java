/* SPDX-License-Identifier: Apache-2.0 */
/** From hooks and JDK events to facts: which stack, which pool, whose code. Runs on the application's threads. */
@NullMarked
package io.parkwarden.core.track;

import org.jspecify.annotations.NullMarked;
