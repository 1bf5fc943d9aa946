/* SPDX-License-Identifier: Apache-2.0 */
/** Programs whose failures nobody receives ({@code Faulty...}) and programs that receive them ({@code Sound...}). */
@NullMarked
package example.unobservedfailure;

import org.jspecify.annotations.NullMarked;
