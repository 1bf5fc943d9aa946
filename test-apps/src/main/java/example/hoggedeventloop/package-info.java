/* SPDX-License-Identifier: Apache-2.0 */
/** Work that keeps an event loop from turning, and work that does not. */
@NullMarked
package example.hoggedeventloop;

import org.jspecify.annotations.NullMarked;
