/* SPDX-License-Identifier: Apache-2.0 */
/** Programs whose findings have to name the lines that submit the tasks. */
@NullMarked
package example.submission;

import org.jspecify.annotations.NullMarked;
