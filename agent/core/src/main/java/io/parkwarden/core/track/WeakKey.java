/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.track;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map that stands for one object, whatever that object says it equals, and does not keep it alive. Once the
 * object is gone the key equals itself only, so that it can still be removed.
 *
 * @param <T> the type of the object
 */
final class WeakKey<T> extends WeakReference<T> {
    private final int hash;

    /**
     * @param queue where the key appears when its object is gone; null for a key that only looks up
     */
    WeakKey(T object, @Nullable ReferenceQueue<? super T> queue) {
        super(object, queue);
        hash = System.identityHashCode(object);
    }

    /** Whether it stands for this object; of null, and of one that is gone, it does not. */
    boolean isOf(@Nullable Object object) {
        return object != null && get() == object;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        Object mine = get();
        return other instanceof WeakKey<?> key && mine != null && mine == key.get();
    }
}
