/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Libraries on the common pool ({@code Faulty...}) and what may be there ({@code Sound...}). Where the options name other
 * packages as the application's own, the program is the library.
 */
@NullMarked
package example.commonpoolintruder;

import org.jspecify.annotations.NullMarked;
