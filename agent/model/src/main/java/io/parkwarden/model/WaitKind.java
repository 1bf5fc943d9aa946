/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/** What a thread waited for, in a user's words. */
public enum WaitKind {
    SLEEP("sleep", false),
    LOCK("lock", false),
    MONITOR("monitor", false),
    OBJECT_WAIT("Object.wait", false),
    CONDITION("condition", false),
    LATCH("latch", false),
    SEMAPHORE("semaphore", false),
    BARRIER("barrier", false),
    PHASER("phaser", false),
    EXCHANGER("exchanger", false),
    QUEUE("queue", false),
    FUTURE("future", false),
    FORK_JOIN("fork/join task", false),
    TERMINATION("wait for an executor to terminate", false),
    THREAD_JOIN("Thread.join", false),
    PARK("LockSupport.park", false),
    CLASS_INITIALISATION("class initialiser", false),
    JDBC("JDBC call", true),
    JDBC_CONNECTION("JDBC connection", true),
    HTTP("HTTP call", true),
    REMOTE_CALL("remote call (RMI, gRPC)", true),
    DIRECTORY("directory look-up (JNDI)", true),
    DNS("DNS look-up", true),
    SOCKET_CONNECT("socket connect", true),
    SOCKET_READ("socket read", true),
    SOCKET_WRITE("socket write", true),
    SOCKET_ACCEPT("socket accept", true),
    DATAGRAM("datagram receive or send", true),
    SELECT("select", true),
    PIPE("pipe", true),
    FILE_READ("file read", true),
    FILE_WRITE("file write", true),
    FILE_SYNC("file sync", true),
    FILE_LOCK("file lock", true),
    FILE_OPEN("file open, stat or listing", true),
    CONSOLE("console read", true),
    PROCESS("process", true),
    RANDOM("random seed", true),
    NATIVE("native call", true);

    private final String label;
    private final String word = Words.of(this);
    private final boolean io;

    WaitKind(String label, boolean io) {
        this.label = label;
        this.io = io;
    }

    /** The name a user understands: {@code JDBC call}. */
    public String label() {
        return label;
    }

    /** Whether something outside the JVM is waited for. */
    public boolean io() {
        return io;
    }

    /** The word used in the JSON report: lower case with hyphens. */
    public String word() {
        return word;
    }
}
