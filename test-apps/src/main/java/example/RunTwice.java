/* SPDX-License-Identifier: Apache-2.0 */
package example;

/**
 * Runs the programs whose class names are given, waits until Parkwarden has been attached, and runs them again: all their
 * classes, and those of the libraries that they use, are loaded and warm by then.
 */
public final class RunTwice {
    private RunTwice() {}

    public static void main(String[] args) throws Exception {
        runAll(args);
        System.out.println("ran once");
        while (!System.getProperty("parkwarden.status", "").startsWith("ok")) {
            Thread.sleep(20); // polls; the property, not the time, decides
        }
        runAll(args);
        System.exit(0);
    }

    private static void runAll(String[] names) throws ReflectiveOperationException {
        for (String name : names) {
            Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }
}
