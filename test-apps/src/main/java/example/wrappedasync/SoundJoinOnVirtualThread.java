/* SPDX-License-Identifier: Apache-2.0 */
package example.wrappedasync;

import example.Later;
import example.VirtualThreads;

/** Waits on virtual threads, which are there for it. */
// since: 21
public final class SoundJoinOnVirtualThread {
    private SoundJoinOnVirtualThread() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(10, () -> {
            if (Later.complete(42).join() != 42) {
                throw new IllegalStateException("another price");
            }
        });
    }
}
