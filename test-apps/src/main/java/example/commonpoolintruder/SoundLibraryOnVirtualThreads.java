/* SPDX-License-Identifier: Apache-2.0 */
package example.commonpoolintruder;

import example.Later;
import example.VirtualThreads;

/** A library waits on virtual threads. */
// options: application-packages=com.acme.
// since: 21
public final class SoundLibraryOnVirtualThreads {
    private SoundLibraryOnVirtualThreads() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(12, () -> {
            if (Later.complete(42).join() != 42) {
                throw new IllegalStateException("another price");
            }
        });
    }
}
