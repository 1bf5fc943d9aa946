/* SPDX-License-Identifier: Apache-2.0 */
/** Tasks that only wait for what is asynchronous already ({@code Faulty...}), and code that composes or may wait ({@code Sound...}). */
@NullMarked
package example.wrappedasync;

import org.jspecify.annotations.NullMarked;
