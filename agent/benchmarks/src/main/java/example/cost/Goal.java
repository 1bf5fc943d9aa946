/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

/** What the agent may cost a workload. */
public enum Goal {
    /** Nothing waits beyond the threshold. */
    WORK(Against.NONE, 1.02, 0),
    /** A server or a database. */
    SERVICE(Against.NONE, 1.05, 0),
    /** What any agent costs virtual threads is the JVM's affair. */
    VIRTUAL(Against.NO_OP, 1.05, 0),
    /** A call that blocks and returns at once. */
    CALL(Against.NONE, 0, 50),
    /** A wait that is long enough to be told: a walk over the stack. */
    WALK(Against.NONE, 0, 10_000),
    /** From the start of a program that does nothing to its end. */
    START(Against.NONE, 0, 400_000_000),
    /** From the start of an application to its end. */
    APPLICATION(Against.NONE, 1.05, 0),
    /** None is set; the number says by itself. */
    OPEN(Against.NONE, 0, 0);

    /** What a goal is measured from. */
    public enum Against {
        NONE,
        NO_OP
    }

    private final Against against;
    private final double ratio;
    private final double nanos;

    Goal(Against against, double ratio, double nanos) {
        this.against = against;
        this.ratio = ratio;
        this.nanos = nanos;
    }

    /** JVMs with no agent, or with one that does nothing. */
    public Against against() {
        return against;
    }

    /** How many times the processor time it may be, or 0 if the goal is no ratio. */
    public double ratio() {
        return ratio;
    }

    /** How many ns of processor time an operation may take more, or 0 if the goal is no such number. */
    public double nanos() {
        return nanos;
    }
}
