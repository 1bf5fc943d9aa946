/* SPDX-License-Identifier: Apache-2.0 */
/** What HoggedCarrier must find, and what it must not find. */
@NullMarked
package example.hoggedcarrier;

import org.jspecify.annotations.NullMarked;
