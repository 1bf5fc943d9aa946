/* SPDX-License-Identifier: Apache-2.0 */
/** Findings in the forms of other tools: SARIF, JUnit, GitHub, Prometheus, lines of JSON. */
@NullMarked
package io.parkwarden.viewer.export;

import org.jspecify.annotations.NullMarked;
