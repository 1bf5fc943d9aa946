/* SPDX-License-Identifier: Apache-2.0 */
/** Programs that wait for futures where they must not ({@code Faulty...}) and where they may ({@code Sound...}). */
@NullMarked
package example.syncoverasync;

import org.jspecify.annotations.NullMarked;
