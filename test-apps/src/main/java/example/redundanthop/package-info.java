/* SPDX-License-Identifier: Apache-2.0 */

/** Programs for the detector RedundantHop. */
@NullMarked
package example.redundanthop;

import org.jspecify.annotations.NullMarked;
