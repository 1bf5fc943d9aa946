/* SPDX-License-Identifier: Apache-2.0 */
package example.pinnedcarrier;

import example.VirtualThreads;

/** Class.forName is native and calls a class loader that asks a remote store. */
// since: 21
public final class FaultyNativeFrame {
    private FaultyNativeFrame() {}

    private static final class RemoteLoader extends ClassLoader {
        RemoteLoader() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            fetch();
            throw new ClassNotFoundException(name);
        }

        private static void fetch() {
            try {
                // finding: PinnedCarrier sleep
                Thread.sleep(70);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        VirtualThreads.run(6, FaultyNativeFrame::plugin);
    }

    private static void plugin() {
        try {
            Class.forName("plugin.Missing", true, new RemoteLoader());
        } catch (ClassNotFoundException expected) {
            return;
        }
        throw new IllegalStateException();
    }
}
