/* SPDX-License-Identifier: Apache-2.0 */
/** Flight recordings as a file format: chunks, types, constants, events. Knows nothing of waits. */
@NullMarked
package io.parkwarden.viewer.jfr;

import org.jspecify.annotations.NullMarked;
