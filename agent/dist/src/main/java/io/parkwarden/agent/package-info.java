/* SPDX-License-Identifier: Apache-2.0 */
/** The only classes of Parkwarden that the application's class loader can see. */
@NullMarked
package io.parkwarden.agent;

import org.jspecify.annotations.NullMarked;
