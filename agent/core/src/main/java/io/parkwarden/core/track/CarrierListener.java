/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Hog;
import io.parkwarden.model.Pin;

/** Is told of every fact about carriers, on the agent's thread that looks at them. */
public interface CarrierListener {
    /** A virtual thread held its carrier; {@code shape} is its stack's number. */
    void pinned(Pin pin, StackShapes.Shape shape);

    /** A virtual thread computed while others waited; {@code shape} is its stack's number. */
    void hogged(Hog hog, StackShapes.Shape shape);
}
