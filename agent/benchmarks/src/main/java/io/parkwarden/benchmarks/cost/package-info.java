/* SPDX-License-Identifier: Apache-2.0 */
/** One command that measures what agents cost whole processes, and prints a table of ratios. */
@NullMarked
package io.parkwarden.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
