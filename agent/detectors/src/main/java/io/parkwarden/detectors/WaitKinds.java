/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.detectors;

import io.parkwarden.model.Frame;
import io.parkwarden.model.Role;
import io.parkwarden.model.WaitKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a frame waits for, by its class and method. Several frames of one stack have an answer; the one nearest to the
 * application's line is the one its owner knows: {@code CyclicBarrier.await} rather than the {@code Condition} inside.
 */
final class WaitKinds {
    private static final String JUC = "java.util.concurrent.";
    private static final Map<String, WaitKind> BY_CLASS = byClass();
    private static final String[] HTTP_CLIENTS = {
        "jdk.internal.net.http.HttpClient",
        "sun.net.www.protocol.http.HttpURLConnection",
        "sun.net.www.protocol.https.HttpsURLConnectionImpl",
        "okhttp3.",
        "org.apache.http.",
        "org.apache.hc.client5.",
        "org.springframework.web.client."
    };

    private WaitKinds() {}

    static @Nullable WaitKind of(Frame frame) {
        if (frame.role() == Role.JDBC) {
            return frame.method().equals("getConnection") || frame.method().equals("connect")
                    ? WaitKind.JDBC_CONNECTION
                    : WaitKind.JDBC;
        }
        if (isHttpCall(frame)) {
            return WaitKind.HTTP;
        }
        if (isRemoteCall(frame)) {
            return WaitKind.REMOTE_CALL;
        }
        if (frame.className().startsWith("javax.naming.") || frame.className().startsWith("com.sun.jndi.")) {
            return WaitKind.DIRECTORY;
        }
        if (frame.className().endsWith("Synchronizer$ConditionObject")) {
            return WaitKind.CONDITION;
        }
        WaitKind kind = BY_CLASS.get(outer(frame.className()));
        if (kind != null) {
            return refine(kind, frame.method());
        }
        if (frame.role() == Role.FUTURE && isFutureWait(frame.method())) {
            return WaitKind.FUTURE;
        }
        return blockingSubscriber(frame.className()) ? WaitKind.FUTURE : null;
    }

    private static String outer(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    private static boolean isHttpCall(Frame frame) {
        for (String prefix : HTTP_CLIENTS) {
            if (frame.className().startsWith(prefix)) {
                return !isFutureWait(frame.method());
            }
        }
        return false;
    }

    private static boolean isRemoteCall(Frame frame) {
        return switch (frame.className()) {
            case "java.rmi.server.RemoteObjectInvocationHandler",
                    "sun.rmi.server.UnicastRef",
                    "io.grpc.stub.BlockingClientCall",
                    "io.grpc.stub.ClientCalls$BlockingResponseStream" -> true;
            case "io.grpc.stub.ClientCalls" -> frame.method().startsWith("blocking");
            default -> false;
        };
    }

    private static boolean isFutureWait(String method) {
        return switch (method) {
            case "get", "join", "await", "awaitUninterruptibly", "sync", "syncUninterruptibly", "resultNow" -> true;
            default -> false;
        };
    }

    /** block() of Reactor, RxJava, Mutiny and runBlocking of Kotlin: the subscriber's own callback ends the wait. */
    private static boolean blockingSubscriber(String className) {
        return className.startsWith("reactor.core.publisher.Blocking")
                || (className.startsWith("io.reactivex.") && className.contains(".Blocking"))
                || (className.startsWith("io.smallrye.mutiny.") && className.contains("Blocking"))
                || className.equals("kotlinx.coroutines.BlockingCoroutine");
    }

    /** Some classes wait for several things; their method tells which. Null: this method does not name the wait. */
    private static @Nullable WaitKind refine(WaitKind kind, String method) {
        return switch (kind) {
            case THREAD_JOIN -> thread(method);
            case OBJECT_WAIT -> method.startsWith("wait") ? kind : null;
            // new Socket(host, port) looks up the name and connects: the call inside of it tells which.
            case SOCKET_READ -> method.equals("<init>") ? null : socket(method);
            case FILE_READ -> file(method);
            case FILE_OPEN -> files(method);
            case FUTURE -> future(method);
            case TERMINATION -> executor(method);
            case FORK_JOIN -> method.equals("exec") || method.equals("doExec") ? null : kind;
            case DNS -> method.equals("isReachable") ? WaitKind.SOCKET_CONNECT : kind;
            case PROCESS ->
                method.equals("<init>") || method.startsWith("wait") || method.equals("start") ? kind : null;
            default -> kind;
        };
    }

    private static @Nullable WaitKind thread(String method) {
        if (method.startsWith("join")) {
            return WaitKind.THREAD_JOIN;
        }
        return method.startsWith("sleep") ? WaitKind.SLEEP : null;
    }

    private static WaitKind socket(String method) {
        String name = method.toLowerCase(Locale.ROOT);
        if (name.contains("connect")) {
            return WaitKind.SOCKET_CONNECT;
        }
        if (name.contains("accept")) {
            return WaitKind.SOCKET_ACCEPT;
        }
        return name.contains("write") || name.contains("send") ? WaitKind.SOCKET_WRITE : WaitKind.SOCKET_READ;
    }

    private static WaitKind file(String method) {
        String name = method.toLowerCase(Locale.ROOT);
        if (name.contains("open") || name.equals("<init>")) {
            return WaitKind.FILE_OPEN;
        }
        if (name.contains("lock")) {
            return WaitKind.FILE_LOCK;
        }
        if (name.contains("force") || name.contains("sync")) {
            return WaitKind.FILE_SYNC;
        }
        boolean changes = name.contains("write") || name.contains("transferfrom") || name.contains("truncate");
        return changes || name.equals("setlength") ? WaitKind.FILE_WRITE : WaitKind.FILE_READ;
    }

    private static WaitKind files(String method) {
        if (method.startsWith("readAttributes") || method.equals("readSymbolicLink")) {
            return WaitKind.FILE_OPEN;
        }
        if (method.equals("readdir") || method.equals("readlink")) {
            return WaitKind.FILE_OPEN; // UnixNativeDispatcher
        }
        if (method.startsWith("read") || method.equals("lines") || method.equals("mismatch")) {
            return WaitKind.FILE_READ;
        }
        return method.startsWith("write") || method.equals("copy") ? WaitKind.FILE_WRITE : WaitKind.FILE_OPEN;
    }

    /** complete(), thenApply() and their like run other people's code; only these methods wait. */
    private static @Nullable WaitKind future(String method) {
        return switch (method) {
            case "get",
                    "join",
                    "timedGet",
                    "waitingGet",
                    "awaitDone",
                    "invokeAll",
                    "invokeAny",
                    "doInvokeAny",
                    "take",
                    "poll" -> WaitKind.FUTURE;
            default -> null;
        };
    }

    private static @Nullable WaitKind executor(String method) {
        return switch (method) {
            case "awaitTermination", "close", "awaitQuiescence" -> WaitKind.TERMINATION;
            case "invokeAll", "invokeAny" -> WaitKind.FUTURE;
            case "invoke", "awaitJoin", "helpJoin" -> WaitKind.FORK_JOIN;
            default -> null;
        };
    }

    private static Map<String, WaitKind> byClass() {
        Map<String, WaitKind> kinds = new HashMap<>();
        put(kinds, WaitKind.THREAD_JOIN, "java.lang.Thread", "java.lang.VirtualThread");
        put(kinds, WaitKind.SLEEP, JUC + "TimeUnit");
        put(kinds, WaitKind.OBJECT_WAIT, "java.lang.Object");
        put(kinds, WaitKind.FUTURE, JUC + "CompletableFuture", JUC + "FutureTask", JUC + "ExecutorCompletionService");
        put(kinds, WaitKind.FUTURE, JUC + "AbstractExecutorService", "sun.nio.ch.PendingFuture");
        put(kinds, WaitKind.FUTURE, JUC + "StructuredTaskScope", JUC + "StructuredTaskScopeImpl");
        put(kinds, WaitKind.TERMINATION, JUC + "ThreadPoolExecutor", JUC + "ForkJoinPool", JUC + "ExecutorService");
        put(kinds, WaitKind.TERMINATION, JUC + "ThreadPerTaskExecutor", JUC + "Executors");
        put(kinds, WaitKind.FORK_JOIN, JUC + "ForkJoinTask", JUC + "RecursiveTask", JUC + "RecursiveAction");
        put(kinds, WaitKind.FORK_JOIN, JUC + "CountedCompleter");
        put(kinds, WaitKind.LATCH, JUC + "CountDownLatch");
        put(kinds, WaitKind.SEMAPHORE, JUC + "Semaphore");
        put(kinds, WaitKind.BARRIER, JUC + "CyclicBarrier");
        put(kinds, WaitKind.PHASER, JUC + "Phaser");
        put(kinds, WaitKind.EXCHANGER, JUC + "Exchanger");
        put(kinds, WaitKind.LOCK, JUC + "locks.ReentrantLock", JUC + "locks.ReentrantReadWriteLock");
        put(kinds, WaitKind.LOCK, JUC + "locks.StampedLock", JUC + "locks.AbstractQueuedSynchronizer");
        put(kinds, WaitKind.LOCK, JUC + "locks.AbstractQueuedLongSynchronizer");
        put(kinds, WaitKind.PARK, JUC + "locks.LockSupport");
        for (String queue :
                new String[] {"ArrayBlocking", "LinkedBlocking", "PriorityBlocking", "Synchronous", "Delay"}) {
            put(kinds, WaitKind.QUEUE, JUC + queue + "Queue");
        }
        put(kinds, WaitKind.QUEUE, JUC + "LinkedTransferQueue", JUC + "LinkedBlockingDeque");
        put(kinds, WaitKind.SOCKET_READ, "java.net.Socket", "java.net.ServerSocket", "sun.nio.ch.NioSocketImpl");
        put(kinds, WaitKind.SOCKET_READ, "sun.nio.ch.SocketChannelImpl", "sun.nio.ch.ServerSocketChannelImpl");
        put(kinds, WaitKind.DATAGRAM, "java.net.DatagramSocket", "java.net.MulticastSocket");
        put(kinds, WaitKind.DATAGRAM, "sun.nio.ch.DatagramChannelImpl");
        put(kinds, WaitKind.SELECT, "sun.nio.ch.SelectorImpl");
        put(kinds, WaitKind.PIPE, "java.io.PipedInputStream", "java.io.PipedOutputStream", "java.io.PipedReader");
        put(kinds, WaitKind.PIPE, "java.io.PipedWriter", "sun.nio.ch.SourceChannelImpl", "sun.nio.ch.SinkChannelImpl");
        put(kinds, WaitKind.FILE_READ, "java.io.FileInputStream", "java.io.FileOutputStream");
        put(kinds, WaitKind.FILE_READ, "java.io.RandomAccessFile", "java.io.FileDescriptor");
        put(kinds, WaitKind.FILE_READ, "sun.nio.ch.FileChannelImpl", "java.nio.channels.FileChannel");
        put(kinds, WaitKind.FILE_SYNC, "java.nio.MappedByteBuffer", "java.nio.MappedMemoryUtils");
        put(kinds, WaitKind.FILE_OPEN, "java.nio.file.Files", "java.io.File", "sun.nio.fs.UnixNativeDispatcher");
        put(kinds, WaitKind.CONSOLE, "java.io.Console", "jdk.internal.io.JdkConsoleImpl");
        put(kinds, WaitKind.DNS, "java.net.InetAddress", "java.net.Inet4AddressImpl", "java.net.Inet6AddressImpl");
        put(kinds, WaitKind.PROCESS, "java.lang.ProcessBuilder", "java.lang.Process", "java.lang.ProcessImpl");
        put(kinds, WaitKind.QUEUE, JUC + "SubmissionPublisher", "java.lang.ref.ReferenceQueue");
        put(kinds, WaitKind.RANDOM, "java.security.SecureRandom", "sun.security.provider.NativePRNG");
        return Map.copyOf(kinds);
    }

    private static void put(Map<String, WaitKind> kinds, WaitKind kind, String... classes) {
        for (String name : classes) {
            kinds.put(name, kind);
        }
    }
}
