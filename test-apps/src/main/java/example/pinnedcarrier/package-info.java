/* SPDX-License-Identifier: Apache-2.0 */
/** What PinnedCarrier must find, and what it must not find. */
@NullMarked
package example.pinnedcarrier;

import org.jspecify.annotations.NullMarked;
