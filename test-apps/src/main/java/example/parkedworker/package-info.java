/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Programs with waits on pool threads that are a fault ({@code Faulty...}) and waits that are none ({@code Sound...}).
 * The line below a {@code // finding:} comment is one that Parkwarden has to name; no other line may be named.
 */
@NullMarked
package example.parkedworker;

import org.jspecify.annotations.NullMarked;
