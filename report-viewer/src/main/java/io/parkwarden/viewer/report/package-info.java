/* SPDX-License-Identifier: Apache-2.0 */
/** Reports out: text for the terminal and the HTML page. */
@NullMarked
package io.parkwarden.viewer.report;

import org.jspecify.annotations.NullMarked;
