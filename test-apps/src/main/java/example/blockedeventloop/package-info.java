/* SPDX-License-Identifier: Apache-2.0 */
/** Waits on event loops, and what only looks like one. */
@NullMarked
package example.blockedeventloop;

import org.jspecify.annotations.NullMarked;
