/* SPDX-License-Identifier: Apache-2.0 */
/** Files in: report JSON and recordings become a {@link io.parkwarden.model.Report}. */
@NullMarked
package io.parkwarden.viewer.read;

import org.jspecify.annotations.NullMarked;
