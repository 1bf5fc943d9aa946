/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

/**
 * What a verdict and its advice depend on besides the facts.
 *
 * @param jdk feature release of the watched JVM: 17, 21, 25
 * @param cpus processors available to it
 */
public record Conditions(int jdk, int cpus) {}
