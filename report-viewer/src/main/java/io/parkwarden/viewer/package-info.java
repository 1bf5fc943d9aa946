/* SPDX-License-Identifier: Apache-2.0 */
/** Words that all parts of the viewer share. */
@NullMarked
package io.parkwarden.viewer;

import org.jspecify.annotations.NullMarked;
