/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

/**
 * What a detector says of itself; the report's coverage and its page begin with the same sentence.
 *
 * @param name name of the detector's class
 * @param group the heading under which it is listed
 * @param summary the claim in one sentence
 */
public record Description(String name, String group, String summary) {}
