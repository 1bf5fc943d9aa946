/* SPDX-License-Identifier: Apache-2.0 */
/** Puts the agent together, proves that it works, and takes it out again. Loaded by the agent's own class loader. */
@NullMarked
package io.parkwarden.core;

import org.jspecify.annotations.NullMarked;
