/* SPDX-License-Identifier: Apache-2.0 */
/** Programs that look for traces of the agent. */
@NullMarked
package example.isolation;

import org.jspecify.annotations.NullMarked;
