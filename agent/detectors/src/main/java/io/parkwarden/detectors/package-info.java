/* SPDX-License-Identifier: Apache-2.0 */
/** Facts in, findings out: one class per detector. No clock, no thread, no I/O; depends on the model only. */
@NullMarked
package io.parkwarden.detectors;

import org.jspecify.annotations.NullMarked;
