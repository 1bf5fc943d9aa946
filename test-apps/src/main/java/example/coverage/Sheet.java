/* SPDX-License-Identifier: Apache-2.0 */
package example.coverage;

import example.Task;
import example.coverage.Operation.Mode;
import example.coverage.Operation.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * The coverage sheet: every blocking operation of the JDK. {@link RunSheet} performs them on pool threads, CoverageTest
 * compares what the agent saw, and docs/coverage.md is generated from it.
 */
public final class Sheet {
    private final List<Operation> operations = new ArrayList<>();
    private String group = "";

    private Sheet() {}

    /** All operations, in the order of the page. */
    public static List<Operation> all() {
        Sheet sheet = new Sheet();
        ThreadOperations.addTo(sheet);
        SynchronizerOperations.addTo(sheet);
        QueueOperations.addTo(sheet);
        FutureOperations.addTo(sheet);
        SocketOperations.addTo(sheet);
        StreamOperations.addTo(sheet);
        FileOperations.addTo(sheet);
        NetworkServiceOperations.addTo(sheet);
        NativeOperations.addTo(sheet);
        return List.copyOf(sheet.operations);
    }

    void group(String name) {
        group = name;
    }

    /** One that waits for 40 ms and more and is seen by a hook. */
    void slow(String name, String kind, Task body) {
        add(name, kind, Seen.HOOK, Seen.HOOK, Seen.HOOK, Mode.SLOW, "", body);
    }

    /** One that nothing slows down here, seen by a hook. */
    void quick(String name, String kind, Task body) {
        add(name, kind, Seen.HOOK, Seen.HOOK, Seen.HOOK, Mode.QUICK, "", body);
    }

    void add(String name, String kind, Seen on17, Seen on21, Seen on25, Mode mode, String note, Task body) {
        operations.add(new Operation(group, name, kind, on17, on21, on25, mode, note, body));
    }
}
