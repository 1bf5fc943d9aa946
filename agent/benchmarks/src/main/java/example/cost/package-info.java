/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a JVM is given to do while its processor time is measured. The package is none of the agent's, so that it takes
 * this code for an application's.
 */
@NullMarked
package example.cost;

import org.jspecify.annotations.NullMarked;
