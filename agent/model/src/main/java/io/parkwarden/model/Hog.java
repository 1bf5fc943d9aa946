/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

import java.util.List;

/**
 * An interval in which a virtual thread computed without a pause while others waited for its carrier.
 *
 * @param atMillis when it was seen last, in milliseconds since the epoch
 * @param nanos how long in ns it was ready to compute or computing without letting go of its carrier
 * @param thread name of the virtual thread
 * @param stack the stack that was seen most often meanwhile; its site is the innermost line that all stacks have, the
 *     call whose work it was
 * @param seen how many looks found the site
 * @param looks how many looks took a stack
 * @param carriers the carriers when most virtual threads waited
 */
public record Hog(long atMillis, long nanos, String thread, Stack stack, int seen, int looks, Carriers carriers)
        implements Fact {
    @Override
    public Pool pool() {
        return carriers.asPool();
    }

    @Override
    public List<Trace> traces() {
        return List.of(new Trace("", thread, stack.frames()));
    }
}
