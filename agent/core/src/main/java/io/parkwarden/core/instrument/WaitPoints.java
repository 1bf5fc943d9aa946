/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.core.instrument;

import io.parkwarden.model.Frame;
import io.parkwarden.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the JDK waits, and on which release its bytecode can be woven: the one place for these differences. Read with
 * javap from 17.0.15, 21.0.12 and 25.0.3.
 *
 * <p>What is native there is left to {@code JdkEvents}: {@code Thread.sleep(long)} and {@code Object.wait(long)} on 17
 * (bytecode since 19 and 21), {@code monitorenter} everywhere.
 */
public final class WaitPoints {
    /** Whose waits tell what an event loop is. */
    static final String SELECTOR = "sun.nio.ch.SelectorImpl";

    private static final int ANY = Integer.MAX_VALUE;

    private static final List<WaitPoint> ALL = List.of(
            at("java.util.concurrent.locks.LockSupport", WaitKind.PARK, "park", "parkNanos", "parkUntil"),
            // Thread.java: sleep(long) is native on 17 and calls sleep0 on 21; all forms call sleepNanos on 25.
            since(21, "java.lang.Thread", WaitKind.SLEEP, "sleep"),
            since(25, "java.lang.Thread", WaitKind.SLEEP, "sleepNanos"),
            until(17, "java.util.concurrent.TimeUnit", WaitKind.SLEEP, "sleep"),
            // Object.java: wait(long) is native on 17 and calls wait0 since 21.
            since(21, "java.lang.Object", WaitKind.OBJECT_WAIT, "wait"),
            // Thread.java 17: join(long) loops over the native wait(long).
            until(17, "java.lang.Thread", WaitKind.THREAD_JOIN, "join"),
            // ForkJoinTask.java 17: awaitDone waits on the task's own monitor; since 19 it parks.
            until(17, "java.util.concurrent.ForkJoinTask", WaitKind.FORK_JOIN, "awaitDone"),
            at("sun.nio.ch.NioSocketImpl", WaitKind.SOCKET_READ, "read", "write", "connect", "accept"),
            at(
                    "sun.nio.ch.SocketChannelImpl",
                    WaitKind.SOCKET_READ,
                    "read",
                    "write",
                    "connect",
                    "finishConnect",
                    "blockingConnect",
                    "blockingRead",
                    "blockingWriteFully"),
            at("sun.nio.ch.ServerSocketChannelImpl", WaitKind.SOCKET_ACCEPT, "accept", "blockingAccept"),
            at(
                    "sun.nio.ch.DatagramChannelImpl",
                    WaitKind.DATAGRAM,
                    "receive",
                    "blockingReceive",
                    "send",
                    "blockingSend",
                    "read",
                    "write"),
            // An event loop is known by what it does: it selects. The wait itself is its idle state.
            at(SELECTOR, WaitKind.SELECT, "lockAndDoSelect"),
            at("java.io.FileInputStream", WaitKind.FILE_READ, "read", "open"),
            at("java.io.FileOutputStream", WaitKind.FILE_WRITE, "write", "open"),
            at("java.io.RandomAccessFile", WaitKind.FILE_READ, "read", "write", "open"),
            at(
                    "sun.nio.ch.FileChannelImpl",
                    WaitKind.FILE_READ,
                    "read",
                    "write",
                    "force",
                    "transferTo",
                    "transferFrom",
                    "lock",
                    "open"),
            at("java.net.InetAddress", WaitKind.DNS, "getAddressesFromNameService", "getHostFromNameService"),
            at("java.lang.ProcessImpl", WaitKind.PROCESS, "start", "waitFor"));

    private final int jdk;
    private final List<WaitPoint> points = new ArrayList<>();
    private final Map<String, List<Integer>> numbers = new HashMap<>();

    /** The points of this feature release. */
    public WaitPoints(int jdk) {
        this.jdk = jdk;
        for (WaitPoint point : ALL) {
            if (point.on(jdk)) {
                numbers.computeIfAbsent(point.className(), name -> new ArrayList<>())
                        .add(points.size());
                points.add(point);
            }
        }
    }

    /** The feature release. */
    int jdk() {
        return jdk;
    }

    /** Names of the classes that have a point. */
    public Set<String> classes() {
        return numbers.keySet();
    }

    /** Numbers of the points of a class. */
    private List<Integer> of(String className) {
        return numbers.getOrDefault(className, List.of());
    }

    /** Names of the methods of a class that are points. */
    Set<String> methodsOf(String className) {
        Set<String> methods = new HashSet<>();
        for (int number : of(className)) {
            methods.addAll(points.get(number).methods());
        }
        return methods;
    }

    /**
     * Number of the point that a method is, for the advice.
     *
     * @throws IllegalArgumentException if it is none
     */
    int numberOf(String className, String method) {
        for (int number : of(className)) {
            if (points.get(number).methods().contains(method)) {
                return number;
            }
        }
        throw new IllegalArgumentException(className + "." + method + " is no point");
    }

    /** The point that the advice was woven with. */
    public WaitPoint get(int number) {
        return points.get(number);
    }

    /** Whether the frame is in a woven method. */
    public boolean covers(Frame frame) {
        for (int number : of(frame.className())) {
            if (points.get(number).methods().contains(frame.method())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the JDK keeps sleep and Object.wait in native methods, so that only its events tell of them. */
    public boolean sleepIsNative() {
        return jdk < 21;
    }

    private static WaitPoint at(String className, WaitKind kind, String... methods) {
        return new WaitPoint(className, Set.of(methods), kind, 17, ANY);
    }

    private static WaitPoint since(int jdk, String className, WaitKind kind, String... methods) {
        return new WaitPoint(className, Set.of(methods), kind, jdk, ANY);
    }

    private static WaitPoint until(int jdk, String className, WaitKind kind, String... methods) {
        return new WaitPoint(className, Set.of(methods), kind, 17, jdk);
    }
}
