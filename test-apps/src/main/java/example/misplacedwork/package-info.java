/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tasks on a pool that is not made for what they do ({@code Faulty...}), and on one that is, or where it costs nobody
 * anything ({@code Sound...}).
 */
@NullMarked
package example.misplacedwork;

import org.jspecify.annotations.NullMarked;
