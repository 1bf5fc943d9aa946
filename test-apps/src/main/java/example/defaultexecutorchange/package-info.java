/* SPDX-License-Identifier: Apache-2.0 */
/** Tasks without an executor on small machines ({@code Faulty...}), and what is none of it ({@code Sound...}). */
@NullMarked
package example.defaultexecutorchange;

import org.jspecify.annotations.NullMarked;
