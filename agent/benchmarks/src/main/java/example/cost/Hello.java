/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

/** The program that does nothing: what it takes from start to exit is what an agent adds to every start. */
public final class Hello {
    private Hello() {}

    /** Says hello. */
    public static void main(String[] arguments) {
        System.out.println("hello, world");
    }
}
