/* SPDX-License-Identifier: Apache-2.0 */
/** Weaves hooks into classes of the JDK. Knows {@code Hooks} and ByteBuddy; nothing of detectors or outputs. */
@NullMarked
package io.parkwarden.core.instrument;

import org.jspecify.annotations.NullMarked;
