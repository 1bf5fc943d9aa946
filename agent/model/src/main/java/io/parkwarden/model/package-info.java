/* SPDX-License-Identifier: Apache-2.0 */
/** The words that agent and viewer share: facts, findings and the report. Records only; depends on nothing. */
@NullMarked
package io.parkwarden.model;

import org.jspecify.annotations.NullMarked;
