/* SPDX-License-Identifier: Apache-2.0 */
/** Options of the agent: names, units, defaults, and where a value comes from. */
@NullMarked
package io.parkwarden.core.config;

import org.jspecify.annotations.NullMarked;
