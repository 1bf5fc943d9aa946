/* SPDX-License-Identifier: Apache-2.0 */
/** Programs that lose work which they were to do ({@code Faulty...}) and programs that do it or give it up on purpose ({@code Sound...}). */
@NullMarked
package example.losttask;

import org.jspecify.annotations.NullMarked;
