/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Virtual threads with deep stacks sleep and go on. */
// since: 21
public final class SoundDeepRecursion {
    private SoundDeepRecursion() {}

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(500, () -> descend(200));
    }

    private static int descend(int depth) throws InterruptedException {
        if (depth == 0) {
            Thread.sleep(50);
            return 0;
        }
        return 1 + descend(depth - 1);
    }
}
