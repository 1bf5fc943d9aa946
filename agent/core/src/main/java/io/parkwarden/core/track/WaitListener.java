/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import io.parkwarden.model.Park;

/** Who wants each wait at once, on the thread that waited: the JFR events. */
public interface WaitListener {
    /**
     * A wait on a pool's worker has just ended.
     *
     * @param park the fact
     * @param shape its stack's number
     * @param means how it was seen; by a hook, the calling thread is the one that waited
     */
    void waited(Park park, StackShapes.Shape shape, Means means);
}
