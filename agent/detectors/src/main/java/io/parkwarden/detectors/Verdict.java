/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Finding;
import io.parkwarden.model.Severity;

/**
 * The weighed end of an incident.
 *
 * @param severity harm done
 * @param summary one sentence with the numbers
 * @param advice what to do on this JDK
 */
public record Verdict(Severity severity, String summary, Finding.Advice advice) {}
