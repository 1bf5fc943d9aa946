/* SPDX-License-Identifier: Apache-2.0 */
/** What the programs share: load, things that happen later, peers that answer slowly. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
