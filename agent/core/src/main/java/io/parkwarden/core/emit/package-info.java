/* SPDX-License-Identifier: Apache-2.0 */
/** Outputs of the agent: JFR events and the JSON report; and the JDK's own events, read back. */
@NullMarked
package io.parkwarden.core.emit;

import org.jspecify.annotations.NullMarked;
