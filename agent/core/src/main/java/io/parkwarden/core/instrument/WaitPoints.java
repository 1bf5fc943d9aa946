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
 * (bytecode since 19 and 21), {@code monitorenter} and the wait for a class initialiser everywhere. What nothing shows is
 * in {@link #limits()}.
 */
public final class WaitPoints {
    /** Whose waits tell what an event loop is. */
    static final String SELECTOR = "sun.nio.ch.SelectorImpl";

    static final String PARKING = "java.util.concurrent.locks.LockSupport";

    private static final int ANY = Integer.MAX_VALUE;

    private static final List<WaitPoint> ALL = List.of(
            at(PARKING, WaitKind.PARK, "park", "parkNanos", "parkUntil"),
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
            at("java.io.RandomAccessFile", WaitKind.FILE_READ, "read", "write", "open", "length", "setLength"),
            at(
                    "sun.nio.ch.FileChannelImpl",
                    WaitKind.FILE_READ,
                    "read",
                    "write",
                    "force",
                    "transferTo",
                    "transferFrom",
                    "lock",
                    "truncate",
                    "size",
                    "map"),
            // FileDescriptor.java: sync() is native on 17 and calls sync0 on 21 and 25.
            since(21, "java.io.FileDescriptor", WaitKind.FILE_SYNC, "sync"),
            at("java.nio.MappedMemoryUtils", WaitKind.FILE_SYNC, "force", "load"),
            // Every system call of java.nio.file on Linux and macOS; its bytecode wraps a native twin each.
            at(
                    "sun.nio.fs.UnixNativeDispatcher",
                    WaitKind.FILE_OPEN,
                    "open",
                    "openat",
                    "opendir",
                    "readdir",
                    "stat",
                    "stat2",
                    "lstat",
                    "fstat",
                    "fstatat",
                    "exists",
                    "access",
                    "realpath",
                    "readlink",
                    "mkdir",
                    "rmdir",
                    "link",
                    "symlink",
                    "unlink",
                    "unlinkat",
                    "rename",
                    "renameat",
                    "mknod",
                    "chmod",
                    "chown",
                    "lchown",
                    "statvfs"),
            // UnixNativeDispatcher.java: readdir is native on 17, bytecode on 21 and 25.
            until(17, "sun.nio.fs.UnixDirectoryStream$UnixDirectoryIterator", WaitKind.FILE_OPEN, "readNextEntry"),
            // The copying loop is native: UnixCopyFile.transfer on 17, UnixFileSystem.bufferedCopy0 on 21 and 25.
            until(17, "sun.nio.fs.UnixCopyFile", WaitKind.FILE_WRITE, "copyFile"),
            since(21, "sun.nio.fs.UnixFileSystem", WaitKind.FILE_WRITE, "copyFile"),
            // UnixFileSystem and WinNTFileSystem of java.io are mostly native on 17; File calls them everywhere.
            at(
                    "java.io.File",
                    WaitKind.FILE_OPEN,
                    "exists",
                    "isDirectory",
                    "isFile",
                    "isHidden",
                    "length",
                    "lastModified",
                    "canRead",
                    "canWrite",
                    "canExecute",
                    "list",
                    "normalizedList",
                    "createNewFile",
                    "delete",
                    "mkdir",
                    "renameTo",
                    "getCanonicalPath",
                    "getTotalSpace",
                    "getFreeSpace",
                    "getUsableSpace"),
            // InetAddress.java: both names on 17, 21 and 25, with other parameters; getLocalHost calls a native method.
            at(
                    "java.net.InetAddress",
                    WaitKind.DNS,
                    "getAddressesFromNameService",
                    "getHostFromNameService",
                    "getLocalHost"),
            at("java.net.Inet4AddressImpl", WaitKind.SOCKET_CONNECT, "isReachable"),
            at("java.net.Inet6AddressImpl", WaitKind.SOCKET_CONNECT, "isReachable"),
            at("sun.nio.ch.SourceChannelImpl", WaitKind.PIPE, "read"),
            at("sun.nio.ch.SinkChannelImpl", WaitKind.PIPE, "write"),
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

    /** What can be waited for on this JDK without being seen, one sentence each: shown in every report. */
    public List<String> limits() {
        // FileDescriptor.java 17: sync is a native method that application code calls itself; JFR's FileForce is
        // FileChannel's.
        return List.of(
                "page faults on mapped files: no call, no event, and no stack before the page is there",
                "native code of libraries" + (jdk < 21 ? " and FileDescriptor.sync" : "")
                        + ": a call is seen from about 60 ms on, and on Linux only");
    }

    /** Whether this JDK has virtual threads, in {@code java.lang.VirtualThread} (final since 21). */
    public boolean hasVirtualThreads() {
        return jdk >= 21;
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
