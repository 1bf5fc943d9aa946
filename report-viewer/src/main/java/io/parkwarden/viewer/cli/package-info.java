/* SPDX-License-Identifier: Apache-2.0 */
/** The command line: one class per command. */
@NullMarked
package io.parkwarden.viewer.cli;

import org.jspecify.annotations.NullMarked;
