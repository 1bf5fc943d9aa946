/* SPDX-License-Identifier: Apache-2.0 */
/** The coverage sheet: every blocking operation of the JDK, performed on pool threads. */
@NullMarked
package example.coverage;

import org.jspecify.annotations.NullMarked;
