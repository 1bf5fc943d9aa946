/* SPDX-License-Identifier: Apache-2.0 */
/** Programs whose periodic tasks die of what they throw ({@code Faulty...}) and programs whose tasks live ({@code Sound...}). */
@NullMarked
package example.deadperiodictask;

import org.jspecify.annotations.NullMarked;
