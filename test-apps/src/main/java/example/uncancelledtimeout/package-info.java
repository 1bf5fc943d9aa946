/* SPDX-License-Identifier: Apache-2.0 */
/** Work that goes on after a timeout or a cancellation ({@code Faulty...}), and work that may ({@code Sound...}). */
@NullMarked
package example.uncancelledtimeout;

import org.jspecify.annotations.NullMarked;
