/* SPDX-License-Identifier: Apache-2.0 */
/** Pools that wait for themselves ({@code Faulty...}), and pools that only look like it ({@code Sound...}). */
@NullMarked
package example.poolstarvation;

import org.jspecify.annotations.NullMarked;
