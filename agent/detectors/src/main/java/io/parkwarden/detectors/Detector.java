/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A detector turns facts into claims and, at the end, weighs what came together under one claim. Both steps are
 * functions of their arguments: no clock, no thread, no I/O, no static state. One thread calls a detector.
 *
 * @param <F> the facts that it looks at
 */
public interface Detector<F extends Fact> {
    /** Name, claim and limits; the name is also that of the class, its page and its programs. */
    Description description();

    /** The facts that it looks at; others are never shown to it. */
    Class<F> looksAt();

    /**
     * What this fact shows, or null: each early return in an implementation gives the reason why its shape is sound.
     */
    @Nullable
    Claim examine(F fact);

    /**
     * Whether findings of that detector, by its name, may be taken in, or take in this one's, at the sites that a verdict
     * gives.
     */
    default boolean sharesWith(String detector) {
        return true;
    }

    /**
     * How much harm the incident does and what to say about it, or null when all of it together is no fault.
     *
     * @param incident everything seen under one claim
     * @param conditions the JVM it was seen on
     */
    @Nullable
    Verdict judge(Incident<F> incident, Conditions conditions);
}
