/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Later;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Classes that take long to initialise. Each is initialised once, so there is one for each worker. */
final class SlowClasses {
    static volatile CountDownLatch begun = new CountDownLatch(1);

    private SlowClasses() {}

    private static int slowly() {
        begun.countDown();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2 * Later.MILLIS));
        return 1;
    }

    static final class First {
        static final int VALUE = slowly();
    }

    static final class Second {
        static final int VALUE = slowly();
    }

    static final class Third {
        static final int VALUE = slowly();
    }
}
