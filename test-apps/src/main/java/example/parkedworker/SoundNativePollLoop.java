/* SPDX-License-Identifier: Apache-2.0 */
package example.parkedworker;

import example.CLibrary;
import example.Load;

/** A client library polls in native code, in the one task of an executor of its own: that is its idle state. */
public final class SoundNativePollLoop {
    private SoundNativePollLoop() {}

    public static void main(String[] args) throws Exception {
        CLibrary library = CLibrary.INSTANCE;
        Load.run(Load.fixedPool("message-poller", 1), 1, () -> {
            for (int i = 0; i < 6; i++) {
                library.usleep(200_000);
            }
        });
    }
}
