/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Programs with methods that return a stage and block their caller ({@code Faulty...}) and such that do not ({@code
 * Sound...}).
 */
@NullMarked
package example.fakeasync;

import org.jspecify.annotations.NullMarked;
