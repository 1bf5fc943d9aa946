/* SPDX-License-Identifier: Apache-2.0 */
package example;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** A native library that blocks, as a driver or a message client may: the C library, called through JNA. */
public interface CLibrary extends Library {
    CLibrary INSTANCE = Native.load("c", CLibrary.class);

    /** Sleeps for so many µs. */
    int usleep(int micros);
}
